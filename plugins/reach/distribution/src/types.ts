export type { ShareLink } from './modules/share-link/store/links'
