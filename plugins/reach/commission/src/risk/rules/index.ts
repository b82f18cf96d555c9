import type { RiskRule } from '../types'
import { burst } from './burst'
import { clicks } from './clicks'
import { looksOwn } from './looks-own'
import { newBinding } from './new-binding'
import { oneAddress } from './one-address'
import { refunds } from './refunds'
import { sameBuyer } from './same-buyer'

/** One file each; staff see them in this order. */
export const RULES: readonly RiskRule[] = [newBinding, oneAddress, sameBuyer, refunds, burst, looksOwn, clicks]
