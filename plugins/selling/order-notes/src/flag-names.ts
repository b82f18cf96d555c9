import type { FlagKind } from './wire'

export const FLAG_NAMES: Record<FlagKind, string> = { stop: '勿发', urgent: '加急', check: '待核实', mind: '提醒' }
