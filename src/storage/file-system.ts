import * as node from 'node:fs/promises'

/**
 * The calls to the system that keep a project, and no others. They are passed in, so that a test can make any of them
 * fail, and can see in which order they come.
 */
export type FileSystem = Pick<
  typeof node,
  'open' | 'readFile' | 'readdir' | 'rename' | 'rm' | 'stat' | 'mkdir' | 'realpath'
>

/** The files of this machine. */
export const fileSystem: FileSystem = node
