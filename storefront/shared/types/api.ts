// What the pages know of the backend beside its wires.
import type { Refusal } from '@shanzhen/http/wire'
import type { GoodKind } from '@shanzhen/producers/wire'

/** One of our own always says of which type it is. */
export type ApiProblem = Refusal & { type: string }

/** Vouchers and services: nothing of them was grown, so there is no lot and no test. */
export const isLotless = (kind: GoodKind): boolean => kind === 'voucher' || kind === 'service'
