export type { TaxLine } from './modules/commission/store/tax'
