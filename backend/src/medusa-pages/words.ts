/** What Medusa's own pages say in English in the midst of their code, past their translations. */
import type { Rule } from './rules'

const said = (english: string, chinese: string): Rule => ({
  find: JSON.stringify(english),
  put: JSON.stringify(chinese),
})
const field = (name: string, english: string, chinese: string): Rule => ({
  find: `${name}: ${JSON.stringify(english)}`,
  put: `${name}: ${JSON.stringify(chinese)}`,
})

export const WORDS: readonly Rule[] = [
  said('Not part of a campaign', '不在任何活动中'),
  said('Add this promotion to an existing campaign', '可以把这个优惠放进一个已有的活动'),
  said('Add to Campaign', '放进活动'),
  said('Select Operator', '选择条件'),
  said('Required field', '必填'),
  field('placeholder', 'Key', '名称'),
  field('placeholder', 'Value', '内容'),
  field('placeholder', 'sku-123', '商品编码'),
  said('The item description', '说明'),
  field('header', 'Title', '名称'),
  field('header', 'Token', '密钥'),
  field('text', 'Provider', '服务方'),
  field('placeholder', 'john.doe@example.com', '邮箱地址'),
  said('Invalid email', '邮箱格式不对'),
  said('Loading...', '正在读取…'),
  said('Manage translatable entities', '选择要翻译的内容'),
  said('No orders found', '没有找到订单'),
  said('Reset to code defaults', '恢复成最初的样子'),
  field('placeholder', 'Search', '搜索'),
  said('Enter view name', '给视图起个名字'),
  said('Delete view', '删除视图'),
  field('label', 'True', '是'),
  field('label', 'False', '否'),
  field('children', 'Add', '添加'),
  said('Zoom in', '放大'),
  said('Zoom out', '缩小'),
  said('Reset canvas', '恢复原样'),
  { find: '`${product.title} image`', put: '`${product.title} 的图片`' },
  { find: 'containerAriaLabel:pt="Notifications"', put: 'containerAriaLabel:pt="提示"' },
  said('Show password', '显示密码'),
  said('Hide password', '隐藏密码'),
  said('Copy code snippet', '复制'),
  said('Date input', '日期'),
  // The magnifying glass in a field is no picture that says something.
  { find: '}), role: "img" },', put: '}) },' },
  { find: 'cancelText = "Cancel"', put: 'cancelText = "取消"' },
  { find: 'confirmText = "Confirm"', put: 'confirmText = "确定"' },
  // What a form of Medusa's says of a field: its checks come without any language.
  {
    find: '"Invalid input"',
    put: `(iss.code === "invalid_type" || (iss.code === "too_small" && iss.origin === "string" && iss.minimum === 1) ? "必填"
            : iss.code === "too_small" ? (iss.origin === "number" ? \`不能小于 \${iss.minimum}\` : \`至少 \${iss.minimum} 个\${iss.origin === "string" ? "字" : ""}\`)
            : iss.code === "too_big" ? (iss.origin === "number" ? \`不能大于 \${iss.maximum}\` : \`最多 \${iss.maximum} 个\${iss.origin === "string" ? "字" : ""}\`)
            : iss.code === "invalid_format" ? (iss.format === "email" ? "邮箱格式不对" : "格式不对")
            : "填得不对")`,
  },
  said('Show popup', '展开选项'),
  said('Hide popup', '收起选项'),
]
