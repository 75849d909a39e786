/** The short name of a witness, unique in its edition: 長編, 續通鑑, P. */
export type Siglum = string & {
    readonly siglum: unique symbol;
};
/** Takes `text` for a siglum. Throws a RangeError when it is blank. */
export declare function siglum(text: string): Siglum;
/** What kind of bearer a witness is: a copy of the text, another work that has the passage, or a scholar. */
export type WitnessKind = 'manuscript' | 'print' | 'cited-work' | 'scholar';
/** A scribe or corrector in a witness. */
export interface Hand {
    readonly id: string;
    readonly description?: string;
}
/** A bearer of the text, or a source that the text's notes cite for its readings. */
export interface Witness {
    readonly siglum: Siglum;
    readonly title?: string;
    /** Other names under which notes cite it, without 《》: 續資治通鑑長編 for 長編. */
    readonly aliases?: readonly string[];
    readonly author?: string;
    readonly date?: string;
    readonly kind?: WitnessKind;
    /** The family of witnesses it belongs to. */
    readonly group?: string;
    readonly hands?: readonly Hand[];
    /** Where it is extant, in the edition's references (「卷十三至十五」). */
    readonly extant?: string;
    /** Path of its transcription in the project folder. */
    readonly transcription?: string;
    /** Bibliographic reference, one CSL-JSON item. */
    readonly reference?: Readonly<Record<string, unknown>>;
}
/** The witness that `name` means: its siglum, title or one of its aliases, with or without title marks. */
export declare function findWitness(witnesses: readonly Witness[], name: string): Witness | null;
