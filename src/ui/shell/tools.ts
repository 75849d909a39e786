import { evidenceTool } from '../evidence/evidence-tool.ts'
import { paletteTool } from '../palette/palette-tool.ts'
import { picturesTool } from '../pictures/pictures-tool.ts'
import { findTool } from '../find/find-tool.ts'
import type { Tool } from './tool.ts'

/** All tools, in the order of the drawer's tabs and of the menu. A new tool is its folder and one line here. */
export const tools: readonly Tool[] = [findTool, evidenceTool, picturesTool, paletteTool]
