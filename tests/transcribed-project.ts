import { cp, mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What a copyist made of the sample's base text: graphs, words, a lost sentence, a moved one. */
const COPIES: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  甲本: [
    ['西壽', '西市'],
    ['保泰', '保秦'],
    ['為', '爲'],
  ],
  乙本: [
    ['保泰', '保秦'],
    ['石州監軍司', '韋州監軍司'],
    ['夏四月，進馬於宋，求賜書。\n', ''],
  ],
  丙本: [
    ['，', ''],
    ['諒祚', '亮祚'],
  ],
}

/** The text of a copy. */
export function copyOf(base: string, name: string): string {
  return (COPIES[name] ?? []).reduce((text, [from, to]) => text.replaceAll(from, to), base)
}

/** A copy of the sample's project whose edition has transcribed witnesses. The caller removes it. */
export async function transcribedProject(names: readonly string[] = Object.keys(COPIES)): Promise<string> {
  const project = await mkdtemp(join(tmpdir(), 'yiwen-transcribed-'))
  await cp('corpus', join(project, 'corpus'), { recursive: true })
  await cp('apparatus/xixiaji-13.json', join(project, 'apparatus/xixiaji-13.json'))
  const folder = join(project, 'corpus/xixiaji-13')
  await mkdir(join(folder, 'witnesses'), { recursive: true })
  const base = await readFile(join(folder, 'base.txt'), 'utf8')
  const about = JSON.parse(await readFile(join(folder, 'edition.json'), 'utf8')) as {
    witnesses: Record<string, unknown>[]
  }
  for (const name of names) {
    const transcription = `corpus/xixiaji-13/witnesses/${name}.txt`
    await writeFile(join(project, transcription), copyOf(base, name))
    about.witnesses.push({ siglum: name, transcription })
  }
  await writeFile(join(folder, 'edition.json'), `${JSON.stringify(about, null, 2)}\n`)
  return project
}
