export { type Handler, type HandlerOptions, createHandler } from './handler.ts'
export { type PageFile, type PageFiles, pageFilesIn } from './page-files.ts'
export { newToken, tokenProblem } from './token.ts'
export { type Listening, listen } from './listen.ts'
