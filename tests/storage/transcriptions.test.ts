import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { MemoryTranscriptions, TranscriptionFiles } from '../../src/storage/index.ts'
import { transcriptionsContract } from '../contracts/transcriptions.ts'
import { filesOf, temporaryProject } from './temporary-project.ts'

const project = () => temporaryProject({ 'corpus/a/base.txt': '甲\n', 'apparatus/.keep': '' })

transcriptionsContract('TranscriptionFiles', async () => new TranscriptionFiles(await project()))
transcriptionsContract('MemoryTranscriptions', async () => new MemoryTranscriptions())

describe('TranscriptionFiles', () => {
  it('reads a file that was put there by hand, in the corpus and nowhere else', async () => {
    const folder = await project()
    const kept = new TranscriptionFiles(folder)
    await mkdir(join(folder, 'corpus/a/witnesses'))
    await writeFile(join(folder, 'corpus/a/witnesses/長編 2.txt'), '西市')
    await writeFile(join(folder, 'secret.txt'), 'secret')
    expect(await kept.read('a', 'corpus/a/witnesses/長編 2.txt')).toBe('西市')
    expect(await kept.read('a', 'corpus/a/base.txt')).toBe('甲\n')
    for (const path of ['secret.txt', 'corpus/../secret.txt', 'corpus/a/witnesses/../../../secret.txt'])
      expect(await kept.read('a', path)).toBeNull()
  })

  it('follows no link out of the project, reading or writing', async () => {
    const folder = await project()
    const outside = await temporaryProject({ 'secret.txt': 'secret' })
    await symlink(outside, join(folder, 'corpus/a/witnesses'))
    const kept = new TranscriptionFiles(folder)
    await expect(kept.read('a', 'corpus/a/witnesses/secret.txt')).rejects.toThrow('leads out of the project')
    await expect(kept.add('a', '甲', 'x')).rejects.toThrow('leads out of the project')
    expect(Object.keys(await filesOf(outside))).toEqual(['secret.txt'])
  })

  it('says of a file that is no UTF-8 where it goes wrong', async () => {
    const folder = await temporaryProject({ 'corpus/a/witnesses/b.txt': new Uint8Array([0x41, 0xa4, 0xe9]) })
    await expect(new TranscriptionFiles(folder).read('a', 'corpus/a/witnesses/b.txt')).rejects.toThrow(
      'not UTF-8',
    )
  })
})
