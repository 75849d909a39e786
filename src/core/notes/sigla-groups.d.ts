/**
 * The sigla that a siglum of the Taishō canon stands for: 【三】 is 宋, 元 and 明, and 【三宮】 adds 宮; any other stands for
 * itself.
 */
export declare function membersOf(named: string): string[]
