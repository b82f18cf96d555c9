import type { FlagKind } from './wire'

/** The gravest first. */
export const FLAG_ORDER: FlagKind[] = ['stop', 'urgent', 'check', 'mind']
export const FLAG_NAMES: Record<FlagKind, string> = { stop: '勿发', urgent: '加急', check: '待核实', mind: '提醒' }
