/** What each kind of lot event is called in GS1's Core Business Vocabulary 2.0. */
type Step = { bizStep: string; disposition?: string; action: 'ADD' | 'OBSERVE' | 'DELETE' }

const STEPS: Record<string, Step> = {
  received: { action: 'ADD', bizStep: 'commissioning', disposition: 'in_progress' },
  inspected: { action: 'OBSERVE', bizStep: 'inspecting', disposition: 'in_progress' },
  released: { action: 'OBSERVE', bizStep: 'accepting', disposition: 'available' },
  rejected: { action: 'OBSERVE', bizStep: 'holding', disposition: 'non_conformant' },
  split: { action: 'OBSERVE', bizStep: 'repackaging', disposition: 'in_progress' },
  mixed: { action: 'OBSERVE', bizStep: 'repackaging', disposition: 'in_progress' },
  packed: { action: 'OBSERVE', bizStep: 'packing', disposition: 'in_progress' },
  shipped: { action: 'OBSERVE', bizStep: 'shipping', disposition: 'in_transit' },
  returned: { action: 'OBSERVE', bizStep: 'receiving', disposition: 'returned' },
  adjusted: { action: 'OBSERVE', bizStep: 'stock_taking' },
  damaged: { action: 'OBSERVE', bizStep: 'inspecting', disposition: 'damaged' },
  transferred: { action: 'OBSERVE', bizStep: 'storing' },
  recalled: { action: 'OBSERVE', bizStep: 'holding', disposition: 'recalled' },
  expired: { action: 'OBSERVE', bizStep: 'holding', disposition: 'expired' },
  corrected: { action: 'OBSERVE', bizStep: 'inspecting' },
  photographed: { action: 'OBSERVE', bizStep: 'inspecting' },
  photo_hidden: { action: 'OBSERVE', bizStep: 'inspecting' },
  note: { action: 'OBSERVE', bizStep: 'inspecting' },
}

export const stepOf = (type: string): Step => STEPS[type] ?? { action: 'OBSERVE', bizStep: 'inspecting' }
