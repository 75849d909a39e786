import type { Find } from './find.ts'
import type { Ground } from './ground.ts'

/**
 * Days and years of the cycle of sixty with a sign for one like it: 已丑 for 己丑, 戍申 for 戊申, 乙西 for 乙酉; and stems with a
 * branch they never meet, as 甲丑 (of stem and branch both are odd or both are even). Read only where a date can stand.
 */
export function cycleNames({ text }: Ground): Find[] {
  const { content } = text
  const finds: Find[] = []
  for (const match of content.matchAll(PAIR)) {
    const [, stem, branch] = match as unknown as [string, string, string]
    const at = match.index
    const before = content[at - 1] ?? '\n'
    const after = content[at + 2] ?? '\n'
    const stands = Number(BEFORE.test(before)) + Number(AFTER.test(after))
    if (stands === 0 || WORDS.has(stem + branch)) continue
    const isName = STEMS.includes(stem) && BRANCHES.includes(branch)
    if (isName && STEMS.indexOf(stem) % 2 === BRANCHES.indexOf(branch) % 2) continue
    const meant = isName
      ? []
      : stemsFor(stem).flatMap((s) => branchesFor(branch).flatMap((b) => (isPair(s, b) ? [s + b] : [])))
    if (!isName && meant.length === 0) continue
    const span = { from: at, to: at + 2 }
    const isDated = stands === 2 || /[月朔]/u.test(before) || /[朔晦]/u.test(after)
    if (!isDated && !isName && !STRICT.test(stem + branch)) continue
    finds.push({
      detector: 'cycle-name',
      spans: [span],
      expected: meant.length === 1 ? meant[0]! : null,
      confidence: isDated ? 'likely' : 'possible',
      evidence: [],
      message: isName
        ? `${stem}${branch} is no name of the cycle of sixty: ${stem} never meets ${branch}.`
        : `${stem}${branch} is no name of the cycle of sixty; ${meant.join(' or ')} looks like it.`,
    })
  }
  return finds
}

const STEMS = '甲乙丙丁戊己庚辛壬癸'
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥'
/** Signs that copyists and machines put for a stem, and for a branch. */
const FOR_STEM: Readonly<Record<string, string>> = {
  申: '甲',
  由: '甲',
  田: '甲',
  己: '己',
  已: '己',
  巳: '己',
  戍: '戊',
  戌: '戊',
  戎: '戊',
  茂: '戊',
  成: '戊',
  王: '壬',
  任: '壬',
  玉: '壬',
  幸: '辛',
  卒: '辛',
  康: '庚',
  葵: '癸',
  祭: '癸',
  登: '癸',
  内: '丙',
  兩: '丙',
  了: '丁',
  下: '丁',
}
const FOR_BRANCH: Readonly<Record<string, string>> = {
  已: '巳',
  己: '巳',
  末: '未',
  西: '酉',
  戍: '戌',
  戊: '戌',
  成: '戌',
  甲: '申',
  由: '申',
  田: '申',
  牛: '午',
  干: '午',
  千: '午',
  卵: '卯',
  卬: '卯',
  刃: '丑',
  予: '子',
  了: '子',
  長: '辰',
  宙: '寅',
  演: '寅',
}
const stemsFor = (sign: string) => (STEMS.includes(sign) ? [sign] : [FOR_STEM[sign] ?? []].flat())
const branchesFor = (sign: string) => (BRANCHES.includes(sign) ? [sign] : [FOR_BRANCH[sign] ?? []].flat())
const isPair = (stem: string, branch: string) => STEMS.indexOf(stem) % 2 === BRANCHES.indexOf(branch) % 2
/** Words of the language that look like a day gone wrong: a prince, not yet. */
const WORDS = new Set([
  '王子',
  '內子',
  '田子',
  '成子',
  '康子',
  '任子',
  '登子',
  '卒子',
  '下子',
  '卒午',
  '下午',
  '成午',
  '任午',
  '已未',
  '下未',
])
/** So unlike any word that they need no date around them. */
const STRICT = /^(?:[已戍][丑卯酉亥寅辰申]|[乙丁辛癸]西|[乙丁己辛癸]末)$/u
const PAIR = new RegExp(
  `([${STEMS}${Object.keys(FOR_STEM).join('')}])(?=([${BRANCHES}${Object.keys(FOR_BRANCH).join('')}]))`,
  'gu',
)
const BEFORE = /[\s，。；：、「『（《〈(\[【月日朔年歲春夏秋冬]/u
const AFTER = /[\s，。；：、」』）》〉)\]】朔晦日年歲]/u
