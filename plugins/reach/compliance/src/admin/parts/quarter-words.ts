import type { QuarterFile, QuarterState } from '../../wire/tax-report'

export const QUARTER_STATES: Record<QuarterState, [string, 'grey' | 'orange' | 'blue' | 'green']> = {
  ...{ open: ['还没有过完', 'grey'], to_make: ['待做文件', 'orange'], made: ['待复核', 'orange'] },
  ...{ checked: ['已复核，待报送', 'blue'], handed_in: ['已报送', 'green'] },
}
export const FILE_ACTS: Record<QuarterFile['acts'][number]['kind'], string> = {
  ...{ made: '做好', checked: '复核', handed_in: '登记已报送', read: '下载' },
}
/** 2026 年第 4 季度 */
export const quarterWords = (quarter: string) => `${quarter.slice(0, 4)} 年第 ${quarter[5]} 季度`
