import { readNotes } from '../../../src/core/notes/index.ts'
import { baseText } from '../../../src/core/text/index.ts'
import { describe, expect, it } from 'vitest'
import { rowsOf } from './rows.ts'

/*
 * Each row: a short text with its note, and what the note says: lemma | reading | witness | kind. `~` stands for an
 * anonymous copy. The notes are of works in the notations named; what only serves the place of a lemma is shortened.
 */
type Row = readonly [text: string, ...entries: string[]]

describe('one word for another', () => {
  it.each<Row>([
    // 全唐詩, 文苑英華
    ['今日春(一作天)氣暖', '春|天|~|substitution'],
    ['監[一作考]牧收駒[一云：考牧攻駒]', '監|考|~|substitution', '監[一作考]牧收駒|考牧攻駒|~|substitution'],
    ['燈[一作簷]前細雨簷[一作燈]花落', '燈|簷|~|substitution', '簷|燈|~|substitution'],
    ['白日依山盡(一作沒又作落)', '盡|沒|~|substitution', '盡|落|~|substitution'],
    ['長安一片月(一作時一作禍)', '月|時|~|substitution', '月|禍|~|substitution'],
    ['牀前明月光(一作看月光)', '明月光|看月光|~|substitution'],
    ['千里江陵(一作江陵千里)一日還', '千里江陵|江陵千里|~|transposition'],
    ['風(集作雲)急天高', '風|雲|集|substitution'],
    // 西夏紀: five characters for a name of four, before which another word ends
    [
      '西蕃首領來投。西蕃禹臧花麻（《長編》作裕勒藏哈木）來降。首領禹臧花麻不順命。',
      '禹臧花麻|裕勒藏哈木|長編|substitution',
    ],
    // 韓文考異
    ['博愛之謂仁(或作人)', '仁|人|~|substitution'],
    ['其爲道易明而其爲教易行(易明或作易知)', '易明|易知|~|substitution'],
    ['今之教者處其一(一方作二)', '一|二|方|substitution'],
    ['奚(諸本作曷方作奚)爲不足', '奚|曷|諸本|substitution'],
    ['坐於廟朝(朝或作堂非是)', '朝|堂|~|substitution'],
    // 水經注, 通鑑胡注
    ['又東逕姚城(案姚近刻訛作桃)南', '姚|桃|近刻|substitution'],
    ['遣將軍石彦贇(解暉傳作石彥斌)討之', '石彦贇|石彥斌|解暉傳|substitution'],
    ['東兵罷(東兵監本誤策兵)', '東兵|策兵|監本|substitution'],
    ['王言如綸(綸宋本作論)', '綸|論|宋本|substitution'],
    ['作舟車以濟不通(北宋本車作船)', '車|船|北宋本|substitution'],
    ['攻句陽(句陽原本及近刻竝訛作山陽)', '句陽|山陽|原本;近刻|substitution'],
    ['使者三反(局本反作返下同)', '反|返|局本|substitution'],
    ['諸侯之師(毛本師誤帥)次于陘', '師|帥|毛本|substitution'],
    ['不能久(監本久作乆非)', '久|乆|監本|substitution'],
    ['臣之所恃(高本恃作侍吳本同今從姚本)者', '恃|侍|高本;吳本|substitution'],
    ['諸侯皆朝(古本皆作咸足利本同)', '皆|咸|古本;足利本|substitution'],
    ['不亦說乎(皇本高麗本說作悅)', '說|悅|皇本;高麗本|substitution'],
    ['衛侯朔出奔齊(公羊朔作翔)', '朔|翔|公羊|substitution'],
    ['王曰諾(藝文類聚引諾作唯)', '諾|唯|藝文類聚|substitution'],
    ['崑崙(元本漚崙)', '崑崙|漚崙|元本|substitution'],
    ['玄疇誕備皆從(通鑑玄疇作玄等誕備作誕等)', '玄疇|玄等|通鑑|substitution', '誕備|誕等|通鑑|substitution'],
    ['道之行也(行或作往方云閣本作行今從之)', '行|往|~|substitution'],
    ['其子曰建(徐廣曰建一作違)', '建|違|徐廣|substitution'],
    ['大關天下之匈徐廣史記音義云關一作開東之亢父', '關|開|史記音義|substitution'],
    // 通鑑, 章鈺's collation
    [
      '王言(章：十二行本「王」作「主」；乙十一行本同；孔本同。)',
      '王|主|十二行本;乙十一行本;孔本|substitution',
    ],
    // 西夏紀
    ['夏國呂寧拽浪撩黎（《續通志》作壘寧伊朗羅壘）議定', '呂寧拽浪撩黎|壘寧伊朗羅壘|續通志|substitution'],
    ['改西壽監軍司為保泰軍。（按西壽，《長編》作西市。）', '西壽|西市|長編|substitution'],
    // 點校本
    ['遂取邢州。（「邢州」原作「刑州」，據《通鑑》改。）', '邢州|刑州|~|substitution'],
    ['司馬王導上表。（「司馬」原作「馬司」，據殿本乙正。）', '司馬|馬司|~|transposition'],
    ['遣中兵參軍。（「中」，各本作「忠」。）', '中|忠|各本|substitution'],
    ['遣中兵参军。（“中”，汲本、殿本作“忠”。）', '中|忠|汲本;殿本|substitution'],
  ])('%s', (text, ...entries) => expect(rowsOf(text)).toEqual(entries))
})

describe('words lost', () => {
  it.each<Row>([
    ['又東逕鹹城南(案近刻脫此六字)', '又東逕鹹城南||近刻|omission'],
    ['漢武帝元光三年(案近刻脫武帝二字三訛作之)', '武帝||近刻|omission', '三|之|近刻|substitution'],
    ['句陽縣之小成陽(案近刻脫縣字小字)城', '縣||近刻|omission', '小||近刻|omission'],
    ['寡人有疾(宋本無有字)', '有||宋本|omission'],
    ['此之謂也(或無之字)', '之||~|omission'],
    ['慎之慎之言也(慎下方無之字)', '之||方|omission'],
    ['以告公(公下冊府有卿字無大夫二字)大夫', '公|卿|冊府|addition', '大夫||冊府|omission'],
    ['縣故城南(全趙無故字)', '故||全;趙|omission'],
    ['從者皆曰善(曰善二字鮑本無)', '曰善||鮑本|omission'],
    ['君不見(一無君不見三字)', '君不見||~|omission'],
    ['乘驊騮(奪「驊」字)', '驊|||omission'],
    ['王師敗績。（「師」字原脫，據《左傳》補。）', '師||~|omission'],
    ['王師敗績。（「師」字原無，據《左傳》補。）', '師||~|omission'],
    ['王師敗績。（《通鑑》無「師」字。）', '師||通鑑|omission'],
  ])('%s', (text, ...entries) => expect(rowsOf(text)).toEqual(entries))
})

describe('words more', () => {
  it.each<Row>([
    ['京師二千人(二千人下通鑑有往字)', '二千人|往|通鑑|addition'],
    ['句陽縣之小成陽東(案小成陽下近刻衍縣故二字)', '小成陽|縣故|近刻|addition'],
    ['夫仁者(仁上或有爲字)', '仁|爲|~|addition'],
    ['於是乎在(或無於字而有焉字)', '於||~|omission', '在|焉|~|addition'],
    ['楚懷王(鮑本楚上有及字)入秦', '楚|及|鮑本|addition'],
    ['入於漢(潘本汪本入上有北字)', '入|北|潘本;汪本|addition'],
    ['姓劉氏(氏下宋本有諱字)', '氏|諱|宋本|addition'],
    ['士大皆至。（「大」下原衍「夫」字，據《通鑑》刪。）', '大|夫|~|addition'],
    ['引弓箭之(箭字上冊府多射字)', '箭|射|冊府|addition'],
  ])('%s', (text, ...entries) => expect(rowsOf(text)).toEqual(entries))
})

describe('reasoning without a copy', () => {
  it.each<Row>([
    ['建公子(建疑作違)', '建|違||conjecture'],
    ['自夏指江(自夏當作西上)', '自夏|西上||conjecture'],
    ['濟水二瀆合(案二瀆當是故瀆之訛)', '二瀆|故瀆||conjecture'],
    ['王要入朝(要字疑衍)', '要|||conjecture'],
    ['七日甲子。（「日」，疑當作「月」。）', '日|月||conjecture'],
    ['因地震(疑脫以字)', '震|以||conjecture'],
    ['三月戊子(三當作二傳寫誤)', '三|二||conjecture'],
    ['王在汾陰(劉攽曰汾當作分)', '汾|分|劉攽|conjecture'],
    ['遂入城。（「入」疑為「人」之誤。）', '入|人||conjecture'],
  ])('%s', (text, ...entries) => expect(rowsOf(text)).toEqual(entries))
})

describe('lists with a circle', () => {
  it.each<Row>([
    [
      '東兵○監本誤策兵今改正\n上問左右○毛本左右訛君右今從宋本',
      '東兵|策兵|監本|substitution',
      '左右|君右|毛本|substitution',
    ],
    [
      '姓劉氏○宋本氏下有諱字\n置酒沛宮○臣召南按漢書沛宮作沛公宮',
      '氏|諱|宋本|addition',
      '沛宮|沛公宮|漢書|substitution',
    ],
    ['二月丁巳○監本脫丁字今從宋本增\n使使持節○諸本脫一使字', '丁||監本|omission', '使||諸本|omission'],
  ])('%s', (text, ...entries) => expect(rowsOf(text)).toEqual(entries))
})

describe('notes under numbers', () => {
  it.each<Row>([
    [
      '上遂取邢州〔一〕，王師敗績〔二〕。\n校勘記\n〔一〕遂取邢州　「邢」原作「刑」，據通鑑改。\n〔二〕王師敗績　「師」字原脫，據左傳補。',
      '邢|刑|~|substitution',
      '師||~|omission',
    ],
    ['德宗即位[三]。\n[三]德宗　通鑑作「代宗」。', '德宗|代宗|通鑑|substitution'],
    ['夏人入寇，张昊②拒之。\n②张昊：原作“张旻”，据《宋史》卷三二改。', '张昊|张旻|~|substitution'],
    ['帝怒(1)甚。\n(1)怒，百衲本作“恕”。', '怒|恕|百衲本|substitution'],
    ['十五日至〔六〕。\n〔六〕「十五日」三字據宋本補。', '十五日|||omission'],
    ['葬永陵〔三〕。\n〔三〕葬永陵　此三字原缺，據殿本補。', '葬永陵||~|omission'],
    ['皇太子立〔七〕。\n〔七〕「太子」二字原倒，據宋本乙正。', '太子|子太|~|transposition'],
    ['建元二年①\n①「建」，毛本作「達」。', '建|達|毛本|substitution'],
  ])('%s', (text, ...entries) => expect(rowsOf(text)).toEqual(entries))
})

describe('sigla of the Taishō canon', () => {
  it.each<Row>([
    ['如是[1]我聞一時佛在\n[1]我＝吾【宋】【元】', '我|吾|宋;元|substitution'],
    ['如是[2]我聞一時佛在\n[2]〔我聞〕－【三】', '我聞||宋;元;明|omission'],
    ['如是我[3]聞一時\n[3]聞＋（之）【明】', '聞|之|明|addition'],
    [
      '告諸[2]比丘言\n[2]比丘＝苾芻【明】, 沙門【宮】',
      '比丘|苾芻|明|substitution',
      '比丘|沙門|宮|substitution',
    ],
    ['爾時世尊【世尊＝如來【三】】告', '世尊|如來|宋;元;明|substitution'],
    ['[4]時佛在\n[4]（一）＋時【宮】', '時|一|宮|addition'],
    [
      '如是[1]我聞[＊]我今[2]時說[＊]我見[＊]時至\n[1]我＝吾【宋】【元】＊\n[2]時＝是【明】',
      '我|吾|宋;元|substitution',
      '我|吾|宋;元|substitution',
      '我|吾|宋;元|substitution',
      '時|是|明|substitution',
    ],
    [
      '如是[1]我聞[＊1]我今\n[1＊]我＝吾【三】，予【宮】',
      '我|吾|宋;元;明|substitution',
      '我|予|宮|substitution',
      '我|吾|宋;元;明|substitution',
      '我|予|宮|substitution',
    ],
    [
      '如是[1]我聞[1＊]我今\n[1]我＝吾【三】＊【宮】',
      '我|吾|宋;元;明;宮|substitution',
      '我|吾|宋;元;明|substitution',
    ],
    [
      '如是[1]我聞[＊]我今[2]我說[＊]我見\n[1]我＝吾【宋】＊\n[2]我＝予【元】＊',
      '我|吾|宋|substitution',
      '我|吾|宋|substitution',
      '我|予|元|substitution',
      '我|予|元|substitution',
    ],
    ['[1]我聞[＊]我聞\n[1]〔我聞〕－【三】＊', '我聞||宋;元;明|omission', '我聞||宋;元;明|omission'],
    ['如是[1]我聞我今\n[1]我＝吾【宋】＊', '我|吾|宋|substitution'],
  ])('%s', (text, ...entries) => expect(rowsOf(text)).toEqual(entries))
})

it.each([
  ['如是[1]我聞我今\n[1]我＝吾【宋】＊', ['我＝吾【宋】＊']],
  ['如是[1]我聞[＊]汝今\n[1]＊我＝吾【宋】', ['我＝吾【宋】']],
  ['如是[1]我聞[＊]我今\n[1]我＝吾【宋】＊', []],
])('tells of a ＊ without later places in %s', (content, clauses) =>
  expect(
    readNotes(baseText(content))
      .problems.filter(({ code }) => code === 'star-without-places')
      .map(({ at }) => content.slice(at!.from, at!.to)),
  ).toEqual(clauses),
)

describe('accounts', () => {
  it.each<Row>([
    [
      '夏四月，夏人犯邊，蔡挺擊走之。（按此條《宋史·英宗本紀》及《長編》均不載。）',
      '夏四月，夏人犯邊，蔡挺擊走之||宋史·英宗本紀;長編|absence',
    ],
    ['庚戌，萬超來降。（考異曰典略在去年十一月今從太清紀）', '庚戌|去年十一月|典略|chronology'],
    ['乙卯景發京師(考異曰典略作丙辰今從太清紀)', '乙卯|丙辰|典略|chronology'],
    ['丁未景發京師(考異曰梁帝紀三月丁未景發京師今從典略)', '丁未景發京師|三月丁未|梁帝紀|chronology'],
    ['解暉敗之(郭守文傳又云守文敗之今從國史)', '解暉敗之|守文敗之|郭守文傳|fact'],
    ['樂毅奔趙(通鑑系此於三十六年)', '樂毅奔趙|三十六年|通鑑|chronology'],
    ['封爲列侯(漢表在三年)', '封爲列侯|三年|漢表|chronology'],
    ['上從之（《會要》系之二年，今從本志。）', '上從之|二年|會要|chronology'],
    [
      '是年，備官制。（按《涑水記聞》：拓拔諒祚始請稱漢官。）',
      '是年，備官制|拓拔諒祚始請稱漢官|涑水記聞|parallel',
    ],
    ['裴正伏誅(裴正事本紀實録無之)', '裴正伏誅||本紀;實録|absence'],
  ])('%s', (text, ...entries) => expect(rowsOf(text)).toEqual(entries))
})

describe('notes of many voices', () => {
  it.each<Row>([
    // 史記三家注, in one bracket
    ['何不令人謂韓公叔(集解徐廣曰一作何應劭曰氏姓譜云以何姓爲韓後)曰', '叔|何|徐廣|substitution'],
    ['秦破韓魏扑師武(集解徐廣曰扑一作仆戰國策曰秦敗魏將犀武於伊闕)北取趙', '扑|仆|徐廣|substitution'],
    ['得驥温驪(集解徐廣曰温一作盜駰案郭璞云爲馬細頸)', '温|盜|徐廣|substitution'],
    ['遣兵伐蕩社(集解徐廣曰蕩音湯社一作杜)', '社|杜|徐廣|substitution'],
    // 漢書: 師古, 宋祁, 劉攽 in one note
    [
      '不事家人生產作業(師古曰作業謂耕稼也宋祁曰業一作產劉攽曰作當爲治)',
      '業|產|宋祁|substitution',
      '作|治|劉攽|conjecture',
    ],
    ['廷中吏無所不狎侮(師古曰狎音狎宋祁曰江南本無侮字)', '侮||江南本|omission'],
    ['帥沛子弟(宋祁曰帥姚本作率師古曰帥讀與率同)', '帥|率|姚本|substitution'],
    [
      '子弟恐不聽。（孫盛曰：案魏武初起兵，已有眾五千，與此不同。）',
      '子弟恐不聽|魏武初起兵，已有眾五千|孫盛|fact',
    ],
  ])('%s', (text, ...entries) => expect(rowsOf(text)).toEqual(entries))
})

describe('names without a word between them', () => {
  it.each<Row>([
    // 通鑑考異
    ['封皇子成美爲王(唐歷舊本紀新傳皆作成義今從實錄)', '成美|成義|唐歷;舊本紀;新傳|substitution'],
    ['僧懷義爲伐北道總管(實錄新紀皆云伐逆道今從舊懷義傳)', '伐北道|伐逆道|實錄;新紀|fact'],
    ['司刑丞杜景儉(實錄及新紀表傳皆作景佺)', '景儉|景佺|實錄;新紀表傳|substitution'],
    ['退保任存城(實錄或作任孝城未知孰是)', '任存城|任孝城|實錄|substitution'],
    // 韓文考異
    ['又筆之於其書(又或作亦)', '又|亦|~|substitution'],
    ['所謂道德云者合仁與義言之也(云者方作者云)', '云者|者云|方|transposition'],
    ['率以錄名一藝者無不庸(以或作已非是庸或作用)', '以|已|~|substitution', '庸|用|~|substitution'],
    ['荒于嬉(嬉或作嬈方云字書無嬈字)', '嬉|嬈|~|substitution'],
    ['其小之也則宜(方無則字今按有則字語意乃足)', '則||方|omission'],
    ['北二千人(通鑑二千人下有往字)', '二千人|往|通鑑|addition'],
  ])('%s', (text, ...entries) => expect(rowsOf(text)).toEqual(entries))
})

describe('sentences that quote their words first', () => {
  it.each<Row>([
    ['以其弟守道知涿州。（「弟」，百衲本同，殿本作「子」。）', '弟|子|殿本|substitution'],
    ['五月戊子朔。（「戊子」，朔考作「丁亥」。）', '戊子|丁亥|朔考|chronology'],
    ['帝曰卿言是也。（「言」，蜀本、宋刻元修本作「所言」。）', '言|所言|蜀本;宋刻元修本|substitution'],
    ['李郭同舟。（御覽卷七七引「舟」下有「而濟」二字。）', '舟|而濟|御覽卷七七引|addition'],
  ])('%s', (text, ...entries) => expect(rowsOf(text)).toEqual(entries))
})

it.each([
  ['遂取邢州。（「邢」原作「刑」，據《通鑑》及殿本改。）', ['《通鑑》', '殿本']],
  ['王師敗績。（「師」字原脫，據南監本、北監本補。）', ['南監本', '北監本']],
  ['充知匭使。（「匭」原作「匱」，據文義改。）', undefined],
  ['改洛州刺史（唐歷作滄州刺史今從實錄）', ['實錄']],
  ['康王友孜（友孜通鑑作友敬惟歐陽史與是書同）', ['歐陽史']],
])('tells who has the words of the text in %s', (content, names) =>
  expect(readNotes(baseText(content)).value.entries[0]!.agreements?.map(({ named }) => named)).toEqual(names),
)

describe('lists without circles, remarks within the line', () => {
  it.each<Row>([
    [
      '宣州節度使錢傳璟　宣原本訛亘今據十國春秋改正\n遂以數騎遁於山中　案數騎通鑑作二千騎歐陽史與是書同\n刺史尹處賓　案新唐書作尹懷賓',
      '宣|亘|原本|substitution',
      '數騎|二千騎|通鑑|substitution',
      '尹處賓|尹懷賓|新唐書|substitution',
    ],
    [
      '帝崩于含章殿。【校】官本「含章」作「合章」，吳本同。【校】案：各本皆脫「于」字。',
      '含章|合章|官本;吳本|substitution',
      '于||各本|omission',
    ],
  ])('%s', (text, ...entries) => expect(rowsOf(text)).toEqual(entries))
})

describe('accounts that follow one another', () => {
  it.each<Row>([
    ['夏四月，遣使來告哀。（《東都事略》與此異文。）', '夏四月，遣使來告哀||東都事略|fact'],
    [
      '是岁，备官制。（《涑水记闻》云：是年，谅祚始请称汉官。与此不同。）',
      '是岁，备官制|是年，谅祚始请称汉官|涑水记闻|fact',
    ],
    [
      '三月戊辰朔，試選人。（《日錄》此事系於三月二十五日，且云安石止欲與試判循資。《實錄》不載。）',
      '三月戊辰朔|三月二十五日|日錄|chronology',
      '三月戊辰朔，試選人|安石止欲與試判循資|日錄|fact',
      '三月戊辰朔，試選人||實錄|absence',
    ],
    [
      '太和四年，追封諡。（魏略云在三年。英雄記作二年。）',
      '太和四年|三年|魏略|chronology',
      '四年|二年|英雄記|chronology',
    ],
  ])('%s', (text, ...entries) => expect(rowsOf(text)).toEqual(entries))
})

describe('what is no variant', () => {
  it.each([
    '遂反。（《長編》一百九十六）',
    '太祖武皇帝，沛國譙人也。（《魏書》曰：太祖身長七尺，作書與兵法十餘萬言，無所不讀。）',
    '建安元年。(獻帝春秋曰天子初至洛陽幸城西故中常侍趙忠宅使張楊繕治宮室)',
    '（宋史·夏國傳）及作亂，乃作書與其弟曰：「作詩一首。」',
    '趙王作亂於鉅鹿(鉅鹿今邢州)',
    '揲荒(徐廣曰揲音舌)',
    '北宮司空命婦出(命婦名也)',
    '淳一名竺(字孔璋)',
    '所在作坊，無兵可用；又無馬，異於他軍（公元一〇六一年）。',
    '帝曰：「卿言是也，當作堤以禦之。」又命有司作太清樓，本無此制。',
    '景祐元年（今從其近者居之，不載於船）。',
    '與此不同者三：一曰水，二曰火。',
    '江陵(亦曰伍洲)',
    '同平章事脫身走，上無以應，下有司議之，多一人，有文字。',
  ])('%s', (text) => expect(rowsOf(text)).toEqual([]))
})
