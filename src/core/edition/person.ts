/** The colours that people may be known by; how each looks on light and dark paper is the page's to say. */
export const personColours = ['indigo', 'moss', 'plum', 'teal', 'rust', 'slate', 'rose', 'olive'] as const
export type PersonColour = (typeof personColours)[number]

/** Somebody who changed an edition, and the colour she chose. */
export interface Person {
  readonly name: string
  readonly colour: PersonColour
}

/** The colour that `value` names; null for any other value. */
export function personColour(value: unknown): PersonColour | null {
  return personColours.find((colour) => colour === value) ?? null
}

/** `people` when `name` has chosen `colour`: each person once, in the order in which they were first met. */
export function withPerson(people: readonly Person[], { name, colour }: Person): readonly Person[] {
  const at = people.findIndex((person) => person.name === name)
  if (at < 0) return [...people, { name, colour }]
  return people[at]!.colour === colour ? people : people.with(at, { name, colour })
}

/** The colour of the one called `name`: the one chosen, or else one that goes with the name and is always the same. */
export function colourOf(people: readonly Person[], name: string): PersonColour {
  const chosen = people.find((person) => person.name === name)
  if (chosen !== undefined) return chosen.colour
  let sum = 0
  for (const character of name) sum = (sum * 31 + character.codePointAt(0)!) % 9973
  return personColours[sum % personColours.length]!
}
