// The county's eleven towns as a schematic: who lies beside whom, in hundredths of the drawing, not a survey.
export interface TownPlace {
  name: string
  x: number
  y: number
}

export const TOWNS: TownPlace[] = [
  { name: '皇冠镇', x: 30, y: 22 },
  { name: '江口回族镇', x: 54, y: 17 },
  { name: '广货街镇', x: 80, y: 12 },
  { name: '新场镇', x: 14, y: 37 },
  { name: '四亩地镇', x: 34, y: 44 },
  { name: '金川镇', x: 76, y: 36 },
  { name: '筒车湾镇', x: 24, y: 64 },
  { name: '城关镇', x: 54, y: 56 },
  { name: '太山庙镇', x: 80, y: 60 },
  { name: '梅子镇', x: 38, y: 82 },
  { name: '龙王镇', x: 64, y: 82 },
]
