export { embedFonts } from './embed-fonts.ts'
