import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  parseJson,
  type WireApparatus,
  WireEdition,
  writeEditionFile,
} from '../../../../src/core/formats/json/index.ts'
import { baseText, lineAndColumn } from '../../../../src/core/text/index.ts'

const placeOf = (source: string, offset: number) => {
  const { line, column } = lineAndColumn(baseText(source), offset)
  return [line, column]
}

const first = (
  source: string,
  schema: typeof WireEdition | typeof WireApparatus = WireEdition,
): (string | number)[] => {
  const { value, problems } = parseJson(source, schema)
  expect(value).toBeNull()
  const { code, at } = problems[0]!
  return [code, ...(at === null ? [] : placeOf(source, at.from))]
}

describe('parseJson', () => {
  it.each([
    ['{\n  "title": "𣈆" "x"\n}', 'not-json', 2, 16],
    ['\ufeff{\n  "title": oops\n}', 'not-json', 2, 12],
    ['\ufeff{ "title": 3 }', 'wrong-shape', 1, 13],
    ['{ "title": "a",\n"witnesses": [{ "siglum": " " }] }', 'wrong-shape', 2, 27],
    ['{ "title": "a",\n<<<<<<< HEAD\n=======\n>>>>>>> x\n}', 'conflict-markers', 2, 1],
    ['{ "language": "lzh" }', 'wrong-shape', 1, 1],
    ['[]', 'wrong-shape', 1, 1],
  ])('says where %j is wrong', (source, ...expected) => expect(first(source)).toEqual(expected))

  it('reads past a byte order mark', () =>
    expect(parseJson('\ufeff{ "title": "西夏紀" }', WireEdition).value).toEqual({ title: '西夏紀' }))

  it.each(['[', '{"a":', '{"title":[', '[]'])('throws at no depth of %j', (pattern) => {
    expect(parseJson(pattern.repeat(200_000), WireEdition).value).toBeNull()
  })

  it('is not polluted by hostile keys', () => {
    const { value } = parseJson('{ "title": "a", "__proto__": { "evil": 1 }, "constructor": 2 }', WireEdition)
    expect(value).not.toHaveProperty('evil')
    expect(({} as Record<string, unknown>)['evil']).toBeUndefined()
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype)
  })

  it('throws at nothing and gives problems within the source', () =>
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (source) => {
        for (const { at } of parseJson(source, WireEdition).problems) {
          if (at !== null) expect(at.from).toBeLessThanOrEqual(source.length)
        }
      }),
    ))
})

it('an edition file keeps unknown fields and its keys in order', () => {
  const source =
    '{\n  "format": "yiwen-edition",\n  "title": "a",\n  "witnesses": [\n    {\n      "siglum": "長編",\n      "shelf": {\n        "z": 1,\n        "a": null\n      }\n    }\n  ],\n  "later": true\n}\n'
  expect(writeEditionFile(parseJson(source, WireEdition).value!)).toBe(source)
  const { later, witnesses, title, format } = parseJson(source, WireEdition).value!
  expect(writeEditionFile({ later, witnesses, title, format })).toBe(source)
})
