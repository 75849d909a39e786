import { addWitnessesTool } from '../collation/add-witnesses-tool.ts'
import { collationTool } from '../collation/collation-tool.ts'
import { chaptersTool } from '../chapters/chapters-tool.ts'
import { consistencyTool } from '../consistency/consistency-tool.ts'
import { evidenceTool } from '../evidence/evidence-tool.ts'
import { exportTool } from '../exchange/export-tool.ts'
import { importTool } from '../exchange/import-tool.ts'
import { historyTool } from '../history/history-tool.ts'
import { parallelTool } from '../parallel/parallel-tool.ts'
import { orphansTool } from '../orphans/orphans-tool.ts'
import { paletteTool } from '../palette/palette-tool.ts'
import { picturesTool } from '../pictures/pictures-tool.ts'
import { findTool } from '../find/find-tool.ts'
import type { Tool } from './tool.ts'

/** All tools, in the order of the drawer's tabs and of the menu. A new tool is its folder and one line here. */
export const tools: readonly Tool[] = [
  findTool,
  evidenceTool,
  historyTool,
  chaptersTool,
  collationTool,
  parallelTool,
  consistencyTool,
  picturesTool,
  orphansTool,
  addWitnessesTool,
  exportTool,
  importTool,
  paletteTool,
]
