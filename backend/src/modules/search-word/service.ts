import { MedusaService } from '@medusajs/framework/utils'
import SearchWord from './models/search-word'

/** The dictionary by which searches are read; staff keep it. */
export default class SearchWordService extends MedusaService({ SearchWord }) {}
