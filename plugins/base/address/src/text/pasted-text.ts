// A pasted text made readable for the rules: every change keeps each character in its place, so that what was
// recognised in the folded text is cut out of what the buyer really wrote.

// Traditional characters of place names, labels, titles and common surnames, each above its simplified form.
const TRADITIONAL =
  '亞來侖倉們倫偉僕儀兒兗內兩冊凱則剛創劃劉劍務勝勸勻匯區叢吳呂員啓啟喬單嚴國圍園圖團堯場塗墊墾壇壘壩壯壺壽夢夾婁孫學宮實寧審寬寶將尋岡峯島峽崍崑崗嵐嶗嶧嶺嶼嶽巖師幹庫廂廈廠廣廬張強彌彥後從復徵恆愛態慶憑應懷揚撫敍敘晉暉會東枴柺棗棟棲楊業極榮樂樅樓樹樺橋機橫欄權欒欖欽歐歷歸涇涼淥淨淩淶渦渾湞湯準溝溫溮滄滎滿漢漣漵潁潛潤潯澂澗澠澤濟濬濰濱瀋瀏瀘瀝瀾灘灣灤為烏無煙煩熱燈營爐爲爾猶獅獨獲獻現琿瑤瑪環瓊甌甕產畢當疇疊發監盤盧眾硯碩碭確碼礄礦祿禪禮稜稱穀積窪競箇節範簡紅納級細紹結絳綏經綜綠維綿編縉縣績織繫羅羣義習聖聞聯聶肅脫膠臘臥臨臺興舊荊莊華萊萬葉蒼蓋蓮蔣蔭蕪蕭薊薌薩藍藴藺蘄蘆蘇蘊蘭蘿號衆術衛衝衞裏裡覺觀訥設許詔話詳誼調請諸諾謀謙謝謨譙譚譜讓谿豐貝貞貢貨貴費賀資賈賓賚賢賴賽贊贛趙車軍載輝輪輿轄轉農連進遊運達遙遜遠遷遼邁邊郟郵鄆鄉鄒鄖鄧鄭鄰鄲鄴醫鉅鉛銀銅鋒鋼錢錦錫錯鍾鎣鎮鏡鐘鐵鑲長門閆開間閔閣閩閬閻關陘陝陰陳陸陽隨隴雙雜雞離雲電霑靈靜鞏韓響頂項順頗頭額顏類顧風餘館饒馬馮駐騰驊驗驛體鬱魚魯鮁鮮鯉鳩鳳鳴鴨鶴鷹鹹鹼鹽麗麥黃點黨齊龍龔'
const SIMPLIFIED =
  '亚来仑仓们伦伟仆仪儿兖内两册凯则刚创划刘剑务胜劝匀汇区丛吴吕员启启乔单严国围园图团尧场涂垫垦坛垒坝壮壶寿梦夹娄孙学宫实宁审宽宝将寻冈峰岛峡崃昆岗岚崂峄岭屿岳岩师干库厢厦厂广庐张强弥彦后从复征恒爱态庆凭应怀扬抚叙叙晋晖会东拐拐枣栋栖杨业极荣乐枞楼树桦桥机横栏权栾榄钦欧历归泾凉渌净凌涞涡浑浈汤准沟温浉沧荥满汉涟溆颍潜润浔澄涧渑泽济浚潍滨沈浏泸沥澜滩湾滦为乌无烟烦热灯营炉为尔犹狮独获献现珲瑶玛环琼瓯瓮产毕当畴叠发监盘卢众砚硕砀确码硚矿禄禅礼棱称谷积洼竞个节范简红纳级细绍结绛绥经综绿维绵编缙县绩织系罗群义习圣闻联聂肃脱胶腊卧临台兴旧荆庄华莱万叶苍盖莲蒋荫芜萧蓟芗萨蓝蕴蔺蕲芦苏蕴兰萝号众术卫冲卫里里觉观讷设许诏话详谊调请诸诺谋谦谢谟谯谭谱让溪丰贝贞贡货贵费贺资贾宾赉贤赖赛赞赣赵车军载辉轮舆辖转农连进游运达遥逊远迁辽迈边郏邮郓乡邹郧邓郑邻郸邺医巨铅银铜锋钢钱锦锡错钟蓥镇镜钟铁镶长门闫开间闵阁闽阆阎关陉陕阴陈陆阳随陇双杂鸡离云电沾灵静巩韩响顶项顺颇头额颜类顾风余馆饶马冯驻腾骅验驿体郁鱼鲁鲅鲜鲤鸠凤鸣鸭鹤鹰咸碱盐丽麦黄点党齐龙龚'
const simplifiedOf = new Map([...TRADITIONAL].map((character, index) => [character, SIMPLIFIED.charAt(index)]))

/** Stands where a phone number or a label of a name was: no address and no name reaches across it. */
export const BREAK = '\0'
/** What stands between the parts of a pasted address. */
export const GAP = /[\s,，;；、|/:：。!！~～【】]/

export interface PastedText {
  /** As written, with digits and letters of full width narrowed and pictures blanked. */
  raw: string
  /** The same in simplified characters, with what was recognised taken out. */
  folded: string
}

const blank = (text: string) => ' '.repeat(text.length)
const narrow = (character: string) => String.fromCharCode(character.charCodeAt(0) - 0xfee0)

export const readPasted = (line: string): PastedText => {
  const raw = line
    .normalize('NFC')
    .replace(/(?:[\u{1F000}-\u{1FAFF}\u{2600}-\u{27BF}\u{200B}-\u{200D}\u{FEFF}\0]|\u{FE0F}|\u{20E3})+/gu, blank)
    .replace(/[０-９Ａ-Ｚａ-ｚ＋－（）＊＃［］]/g, (character) =>
      '（）'.includes(character) ? character : narrow(character),
    )
    .replace(/[•‧・∙⋅˙]/g, '·')
    .replace(/^(\s*)(\d{1,2}[、.．)）])(?=\s*[^\d\s])/gm, (found) => blank(found))
  return { raw, folded: [...raw].map((character) => simplifiedOf.get(character) ?? character).join('') }
}

export interface Piece {
  raw: string
  folded: string
  from: number
  to: number
  /** Counts the breaks before it. */
  segment: number
}

/** The pieces between gaps and breaks, without the punctuation around them. */
export const piecesOf = ({ raw, folded }: PastedText): Piece[] => {
  const pieces: Piece[] = []
  let segment = 0
  let from = -1
  for (let at = 0; at <= folded.length; at += 1) {
    const character = folded.charAt(at)
    const ends = character === '' || character === BREAK || GAP.test(character)
    if (!ends && from < 0) from = at
    if (!ends || from < 0) {
      if (character === BREAK) segment += 1
      continue
    }
    const piece = trimmed({ raw, folded }, from, at)
    if (piece) pieces.push({ ...piece, segment })
    if (character === BREAK) segment += 1
    from = -1
  }
  return pieces
}

const EDGE = /[.。\-—_·"'“”]/
const trimmed = ({ raw, folded }: PastedText, start: number, end: number) => {
  let from = start
  let to = end
  while (from < to && EDGE.test(folded.charAt(from))) from += 1
  while (to > from && EDGE.test(folded.charAt(to - 1))) to -= 1
  return from < to ? { raw: raw.slice(from, to), folded: folded.slice(from, to), from, to } : null
}

/** 城关镇 and 长安街12号 belong together; two figures side by side keep a space between them. */
export const joinParts = (parts: string[]): string =>
  parts.reduce((joined, part) => joined + (/[a-z\d]$/i.test(joined) && /^[a-z\d]/i.test(part) ? ' ' : '') + part, '')
