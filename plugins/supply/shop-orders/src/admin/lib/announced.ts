import { shortMoment } from '@shanzhen/desk/dates'
import { yuan } from '@shanzhen/desk/money'
import type { SuppliedGoods } from '../../wire'

/** A price that is said and not in force yet, in words: from when on, and what. */
export const announced = ({ starts_at, price_fen, floor_fen }: SuppliedGoods['goods'][number]['prices'][number]) =>
  price_fen === null || floor_fen === null
    ? `${shortMoment(starts_at)} 起不供货`
    : `${shortMoment(starts_at)} 起 ${yuan(price_fen)}，不低于 ${yuan(floor_fen)}`
