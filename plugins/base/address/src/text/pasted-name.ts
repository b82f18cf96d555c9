// How much a part of a pasted text looks like the name of a person.
const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖萧田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳欧阳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝封桓洪'
const TITLED =
  /(?:先生|女士|小姐|老师|医生|大夫|护士|师傅|经理|主任|老板|同学|阿姨|叔叔|大哥|大姐|妈妈|爸爸|奶奶|爷爷|总|工|姐|哥)$/
const FIRM = /(?:公司|集团|厂|店|超市|合作社|商行|中心|大学|学院|中学|小学|医院|银行|茶业|小吃|部)$/
const PLACE =
  /(?:[省市区县镇乡村街路号楼室栋幢座弄巷组园苑店]|广场|大厦|中心|小区|公寓|学校|医院|大学|学院|银行|酒店|宾馆|驿站|门口|对面|旁边|隔壁|楼下|街道|大道)$/
const HAN = /^\p{Script=Han}+$/u

/** 张三收, 张三（收） → 张三; the number of a virtual phone stays: 张三[1234]. */
export const cleanName = (raw: string): string =>
  raw
    .replace(/\s*[（(]?(?:收|收件|亲收|亲启|签收)[）)]?$/, (found, at: number) => (at > 0 ? '' : found))
    .replace(/^[（(]+|[）)]+$/g, '')

/** @returns 0 for what cannot be a name; 50 and more for what is one beyond much doubt. */
export const nameScore = (folded: string): number => {
  const name = cleanName(folded).replace(/\[\d+\]$/, '')
  if (/^[A-Za-z][A-Za-z .'-]{1,30}$/.test(name)) return 40
  if (/^\p{Script=Han}+(?:·\p{Script=Han}+)+$/u.test(name) && name.length <= 25) return 90
  if (!/^[\p{Script=Han}A-Za-z\d]{2,15}$/u.test(name) || /^\d|\d{3}/.test(name)) return 0
  const surname = SURNAMES.includes(name.charAt(0))
  if (TITLED.test(name) && name.length <= 6) return 75
  if (PLACE.test(name)) return surname && name.length <= 3 ? 45 : FIRM.test(name) ? 15 : 5
  if (FIRM.test(name)) return 15
  if (!HAN.test(name)) return 20
  if (name.length > 6) return 10
  if (name.length > 4) return 30
  return surname ? 70 : 50
}

/** A surname and one or two characters right behind a house number: …鼓楼南路40号徐小虎. */
export const gluedName = (detail: string): string => {
  const found = /(?:[号室楼层栋幢座户]|\d)(\p{Script=Han}{2,3})$/u.exec(detail)?.[1] ?? ''
  return SURNAMES.includes(found.charAt(0)) && !PLACE.test(found) ? found : ''
}
