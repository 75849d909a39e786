export { type Form, type SearchText, looseForm, occurrences, searchText } from './search-text.ts'
export { type KeywordInContext, keywordInContext } from './keyword-in-context.ts'
