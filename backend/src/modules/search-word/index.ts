import { Module } from '@medusajs/framework/utils'
import SearchWordService from './service'

export const SEARCH_WORD = 'search_word'

export default Module(SEARCH_WORD, { service: SearchWordService })
