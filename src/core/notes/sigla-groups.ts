/**
 * The sigla that a siglum of the Taishō canon stands for: 【三】 is 宋, 元 and 明, and 【三宮】 adds 宮; any other stands for
 * itself.
 */
export function membersOf(named: string): string[] {
  const inner = /^【([三宋元明宮聖麗和]+)】$/u.exec(named)?.[1]
  if (inner === undefined) return [named]
  return [...inner].flatMap((sign) => (sign === '三' ? ['【宋】', '【元】', '【明】'] : [`【${sign}】`]))
}
