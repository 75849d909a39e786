import { leftContext } from './left-context.ts'
import type { Formula, Scene } from './scene.ts'
import type { Statement } from './statement.ts'
import { reporterOf } from './substitution.ts'
import type { Named } from './witness-names.ts'

/** Formulae by which words stand in another order: X字在Y字下, 「XY」原倒, 二字互乙. */
export const transpositions: readonly Formula[] = [
  { rule: 'X字在Y字下', signs: '字」', verb: /(?:字|」)(?:訛|誤|倒|原|本)*在「?/uy, read: moved },
  {
    rule: 'XY倒',
    signs: '誤互倒原',
    verb: /(?:誤|互|原)*(?:倒置|倒|互易|乙轉)(?=$|[，。；）]|據|今|案|誤|當)/uy,
    read: inverted,
  },
]

function moved(scene: Scene, match: RegExpExecArray): Statement[] | null {
  const { s, from, to, carried } = scene
  if (scene.strict) return null
  const verb = match.index
  const after = verb + match[0].length
  const target = /^(.{1,6}?)」?(?:字|句)?(?:之)?([上下])/u.exec(s.slice(after, Math.min(to, after + 12)))
  if (target === null) return null
  const left = leftContext(scene.finder, from, verb + 1, scene.stands)
  if (left.lemma === null) return null
  const word = s.slice(left.lemma.from, left.lemma.to)
  const other = target[1]!
  const below = target[2] === '下'
  const whole = below ? word + other : other + word
  const apart = !scene.stands(whole)
  if (apart && !(scene.stands(word) && scene.stands(other))) return null
  const names = left.names.length > 0 ? left.names : carried
  return [
    {
      rule: 'X字在Y字下',
      kind: 'transposition',
      clause: { from: left.from, to: after + target[0].length },
      quoted: left.lemma,
      lemma: { by: 'quoted' },
      context: whole,
      reading: null,
      readingText: below ? other + word : word + other,
      ...(apart && { moved: { word, beside: other, below } }),
      names,
      ...(left.names.length === 0 && { carried: true }),
      ...reporterOf(scene, names),
    },
  ]
}

function inverted(scene: Scene, match: RegExpExecArray): Statement[] | null {
  if (scene.strict) return null
  const verb = match.index
  const left = leftContext(scene.finder, scene.from, verb, scene.stands)
  if (left.lemma === null) return null
  const words = [...scene.s.slice(left.lemma.from, left.lemma.to)]
  if (words.length < 2 || words.length > 8) return null
  const half = Math.floor(words.length / 2)
  const was = '原本'.includes(match[0][0]!)
  const nobody: Named = { from: verb, to: verb + 1, kind: 'anonymous' }
  const names = left.names.length > 0 ? left.names : was ? [nobody] : scene.carried
  return [
    {
      rule: 'XY倒',
      kind: 'transposition',
      clause: { from: left.from, to: verb + match[0].length },
      quoted: left.lemma,
      lemma: { by: 'quoted' },
      reading: null,
      readingText: [...words.slice(half), ...words.slice(0, half)].join(''),
      names,
      ...reporterOf(scene, names),
    },
  ]
}
