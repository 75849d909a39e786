import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { faultsOf, newProject, numbered, openProject } from './project.ts'

const run = promisify(execFile)

/** A disk of 256 kilobytes in a new folder; null where that cannot be had: it takes root and Linux. */
export async function mountSmallDisk(): Promise<{ folder: string; unmount: () => Promise<void> } | null> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null
  const folder = await mkdtemp(join(tmpdir(), 'yiwen-disk-'))
  try {
    await run('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', folder])
  } catch {
    await rm(folder, { recursive: true, force: true })
    return null
  }
  return { folder, unmount: async () => void (await run('umount', ['-l', folder])) }
}

/**
 * Works on a project on the small disk until the disk is full, ten times: each time room is made again, what was
 * refused is sent again, and it must go on without anybody starting anything anew.
 */
export async function fillDisk(
  disk: string,
): Promise<{ acknowledged: number; refused: number; faults: readonly string[] }> {
  const folder = await newProject(disk)
  const ballast = join(disk, 'ballast')
  const faults: string[] = []
  let acknowledged = 0
  let refused = 0
  const { desk, close } = await openProject(folder)
  for (let round = 0; round < 10; round++) {
    await writeFile(ballast, Buffer.alloc(1024 * 1024)).catch(() => undefined)
    for (let tries = 0; tries < 20; tries++) {
      try {
        await desk.submit('x', numbered(acknowledged))
        acknowledged++
      } catch (error) {
        refused++
        if (!/disk is full/.test(String(error))) faults.push(`what the editor is told: ${String(error)}`)
      }
    }
    await desk.settle()
    await rm(ballast, { force: true })
    for (let tries = 0; tries < 5; tries++) {
      await desk.submit('x', numbered(acknowledged)).then(
        () => acknowledged++,
        (error: unknown) => faults.push(`with room again: ${String(error)}`),
      )
    }
    await desk.settle()
  }
  await close()
  return { acknowledged, refused, faults: [...faults, ...(await faultsOf(folder, acknowledged))] }
}
