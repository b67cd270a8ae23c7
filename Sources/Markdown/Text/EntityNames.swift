/// HTML 5's named character references that end in a semicolon, as the HTML standard lists them.
///
/// One string that needs no work at start and little from the compiler: a name, a space, what it
/// stands for (one or two code points), a NUL; sorted by the bytes of the names. Generated
/// from the table in Python's `html.entities.html5`.
let entityNames: StaticString = """
  AElig \u{C6}\0AMP &\0Aacute \u{C1}\0Abreve \u{102}\0Acirc \u{C2}\0Acy \u{410}\0Afr \u{1D504}\0\
  Agrave \u{C0}\0Alpha \u{391}\0Amacr \u{100}\0And \u{2A53}\0Aogon \u{104}\0Aopf \u{1D538}\0\
  ApplyFunction \u{2061}\0Aring \u{C5}\0Ascr \u{1D49C}\0Assign \u{2254}\0Atilde \u{C3}\0\
  Auml \u{C4}\0Backslash \u{2216}\0Barv \u{2AE7}\0Barwed \u{2306}\0Bcy \u{411}\0Because \u{2235}\0\
  Bernoullis \u{212C}\0Beta \u{392}\0Bfr \u{1D505}\0Bopf \u{1D539}\0Breve \u{2D8}\0Bscr \u{212C}\0\
  Bumpeq \u{224E}\0CHcy \u{427}\0COPY \u{A9}\0Cacute \u{106}\0Cap \u{22D2}\0\
  CapitalDifferentialD \u{2145}\0Cayleys \u{212D}\0Ccaron \u{10C}\0Ccedil \u{C7}\0Ccirc \u{108}\0\
  Cconint \u{2230}\0Cdot \u{10A}\0Cedilla \u{B8}\0CenterDot \u{B7}\0Cfr \u{212D}\0Chi \u{3A7}\0\
  CircleDot \u{2299}\0CircleMinus \u{2296}\0CirclePlus \u{2295}\0CircleTimes \u{2297}\0\
  ClockwiseContourIntegral \u{2232}\0CloseCurlyDoubleQuote \u{201D}\0CloseCurlyQuote \u{2019}\0\
  Colon \u{2237}\0Colone \u{2A74}\0Congruent \u{2261}\0Conint \u{222F}\0ContourIntegral \u{222E}\0\
  Copf \u{2102}\0Coproduct \u{2210}\0CounterClockwiseContourIntegral \u{2233}\0Cross \u{2A2F}\0\
  Cscr \u{1D49E}\0Cup \u{22D3}\0CupCap \u{224D}\0DD \u{2145}\0DDotrahd \u{2911}\0DJcy \u{402}\0\
  DScy \u{405}\0DZcy \u{40F}\0Dagger \u{2021}\0Darr \u{21A1}\0Dashv \u{2AE4}\0Dcaron \u{10E}\0\
  Dcy \u{414}\0Del \u{2207}\0Delta \u{394}\0Dfr \u{1D507}\0DiacriticalAcute \u{B4}\0\
  DiacriticalDot \u{2D9}\0DiacriticalDoubleAcute \u{2DD}\0DiacriticalGrave `\0\
  DiacriticalTilde \u{2DC}\0Diamond \u{22C4}\0DifferentialD \u{2146}\0Dopf \u{1D53B}\0Dot \u{A8}\0\
  DotDot \u{20DC}\0DotEqual \u{2250}\0DoubleContourIntegral \u{222F}\0DoubleDot \u{A8}\0\
  DoubleDownArrow \u{21D3}\0DoubleLeftArrow \u{21D0}\0DoubleLeftRightArrow \u{21D4}\0\
  DoubleLeftTee \u{2AE4}\0DoubleLongLeftArrow \u{27F8}\0DoubleLongLeftRightArrow \u{27FA}\0\
  DoubleLongRightArrow \u{27F9}\0DoubleRightArrow \u{21D2}\0DoubleRightTee \u{22A8}\0\
  DoubleUpArrow \u{21D1}\0DoubleUpDownArrow \u{21D5}\0DoubleVerticalBar \u{2225}\0\
  DownArrow \u{2193}\0DownArrowBar \u{2913}\0DownArrowUpArrow \u{21F5}\0DownBreve \u{311}\0\
  DownLeftRightVector \u{2950}\0DownLeftTeeVector \u{295E}\0DownLeftVector \u{21BD}\0\
  DownLeftVectorBar \u{2956}\0DownRightTeeVector \u{295F}\0DownRightVector \u{21C1}\0\
  DownRightVectorBar \u{2957}\0DownTee \u{22A4}\0DownTeeArrow \u{21A7}\0Downarrow \u{21D3}\0\
  Dscr \u{1D49F}\0Dstrok \u{110}\0ENG \u{14A}\0ETH \u{D0}\0Eacute \u{C9}\0Ecaron \u{11A}\0\
  Ecirc \u{CA}\0Ecy \u{42D}\0Edot \u{116}\0Efr \u{1D508}\0Egrave \u{C8}\0Element \u{2208}\0\
  Emacr \u{112}\0EmptySmallSquare \u{25FB}\0EmptyVerySmallSquare \u{25AB}\0Eogon \u{118}\0\
  Eopf \u{1D53C}\0Epsilon \u{395}\0Equal \u{2A75}\0EqualTilde \u{2242}\0Equilibrium \u{21CC}\0\
  Escr \u{2130}\0Esim \u{2A73}\0Eta \u{397}\0Euml \u{CB}\0Exists \u{2203}\0ExponentialE \u{2147}\0\
  Fcy \u{424}\0Ffr \u{1D509}\0FilledSmallSquare \u{25FC}\0FilledVerySmallSquare \u{25AA}\0\
  Fopf \u{1D53D}\0ForAll \u{2200}\0Fouriertrf \u{2131}\0Fscr \u{2131}\0GJcy \u{403}\0GT >\0\
  Gamma \u{393}\0Gammad \u{3DC}\0Gbreve \u{11E}\0Gcedil \u{122}\0Gcirc \u{11C}\0Gcy \u{413}\0\
  Gdot \u{120}\0Gfr \u{1D50A}\0Gg \u{22D9}\0Gopf \u{1D53E}\0GreaterEqual \u{2265}\0\
  GreaterEqualLess \u{22DB}\0GreaterFullEqual \u{2267}\0GreaterGreater \u{2AA2}\0\
  GreaterLess \u{2277}\0GreaterSlantEqual \u{2A7E}\0GreaterTilde \u{2273}\0Gscr \u{1D4A2}\0\
  Gt \u{226B}\0HARDcy \u{42A}\0Hacek \u{2C7}\0Hat ^\0Hcirc \u{124}\0Hfr \u{210C}\0\
  HilbertSpace \u{210B}\0Hopf \u{210D}\0HorizontalLine \u{2500}\0Hscr \u{210B}\0Hstrok \u{126}\0\
  HumpDownHump \u{224E}\0HumpEqual \u{224F}\0IEcy \u{415}\0IJlig \u{132}\0IOcy \u{401}\0\
  Iacute \u{CD}\0Icirc \u{CE}\0Icy \u{418}\0Idot \u{130}\0Ifr \u{2111}\0Igrave \u{CC}\0\
  Im \u{2111}\0Imacr \u{12A}\0ImaginaryI \u{2148}\0Implies \u{21D2}\0Int \u{222C}\0\
  Integral \u{222B}\0Intersection \u{22C2}\0InvisibleComma \u{2063}\0InvisibleTimes \u{2062}\0\
  Iogon \u{12E}\0Iopf \u{1D540}\0Iota \u{399}\0Iscr \u{2110}\0Itilde \u{128}\0Iukcy \u{406}\0\
  Iuml \u{CF}\0Jcirc \u{134}\0Jcy \u{419}\0Jfr \u{1D50D}\0Jopf \u{1D541}\0Jscr \u{1D4A5}\0\
  Jsercy \u{408}\0Jukcy \u{404}\0KHcy \u{425}\0KJcy \u{40C}\0Kappa \u{39A}\0Kcedil \u{136}\0\
  Kcy \u{41A}\0Kfr \u{1D50E}\0Kopf \u{1D542}\0Kscr \u{1D4A6}\0LJcy \u{409}\0LT <\0Lacute \u{139}\0\
  Lambda \u{39B}\0Lang \u{27EA}\0Laplacetrf \u{2112}\0Larr \u{219E}\0Lcaron \u{13D}\0\
  Lcedil \u{13B}\0Lcy \u{41B}\0LeftAngleBracket \u{27E8}\0LeftArrow \u{2190}\0\
  LeftArrowBar \u{21E4}\0LeftArrowRightArrow \u{21C6}\0LeftCeiling \u{2308}\0\
  LeftDoubleBracket \u{27E6}\0LeftDownTeeVector \u{2961}\0LeftDownVector \u{21C3}\0\
  LeftDownVectorBar \u{2959}\0LeftFloor \u{230A}\0LeftRightArrow \u{2194}\0\
  LeftRightVector \u{294E}\0LeftTee \u{22A3}\0LeftTeeArrow \u{21A4}\0LeftTeeVector \u{295A}\0\
  LeftTriangle \u{22B2}\0LeftTriangleBar \u{29CF}\0LeftTriangleEqual \u{22B4}\0\
  LeftUpDownVector \u{2951}\0LeftUpTeeVector \u{2960}\0LeftUpVector \u{21BF}\0\
  LeftUpVectorBar \u{2958}\0LeftVector \u{21BC}\0LeftVectorBar \u{2952}\0Leftarrow \u{21D0}\0\
  Leftrightarrow \u{21D4}\0LessEqualGreater \u{22DA}\0LessFullEqual \u{2266}\0\
  LessGreater \u{2276}\0LessLess \u{2AA1}\0LessSlantEqual \u{2A7D}\0LessTilde \u{2272}\0\
  Lfr \u{1D50F}\0Ll \u{22D8}\0Lleftarrow \u{21DA}\0Lmidot \u{13F}\0LongLeftArrow \u{27F5}\0\
  LongLeftRightArrow \u{27F7}\0LongRightArrow \u{27F6}\0Longleftarrow \u{27F8}\0\
  Longleftrightarrow \u{27FA}\0Longrightarrow \u{27F9}\0Lopf \u{1D543}\0LowerLeftArrow \u{2199}\0\
  LowerRightArrow \u{2198}\0Lscr \u{2112}\0Lsh \u{21B0}\0Lstrok \u{141}\0Lt \u{226A}\0\
  Map \u{2905}\0Mcy \u{41C}\0MediumSpace \u{205F}\0Mellintrf \u{2133}\0Mfr \u{1D510}\0\
  MinusPlus \u{2213}\0Mopf \u{1D544}\0Mscr \u{2133}\0Mu \u{39C}\0NJcy \u{40A}\0Nacute \u{143}\0\
  Ncaron \u{147}\0Ncedil \u{145}\0Ncy \u{41D}\0NegativeMediumSpace \u{200B}\0\
  NegativeThickSpace \u{200B}\0NegativeThinSpace \u{200B}\0NegativeVeryThinSpace \u{200B}\0\
  NestedGreaterGreater \u{226B}\0NestedLessLess \u{226A}\0NewLine \u{A}\0Nfr \u{1D511}\0\
  NoBreak \u{2060}\0NonBreakingSpace \u{A0}\0Nopf \u{2115}\0Not \u{2AEC}\0NotCongruent \u{2262}\0\
  NotCupCap \u{226D}\0NotDoubleVerticalBar \u{2226}\0NotElement \u{2209}\0NotEqual \u{2260}\0\
  NotEqualTilde \u{2242}\u{338}\0NotExists \u{2204}\0NotGreater \u{226F}\0\
  NotGreaterEqual \u{2271}\0NotGreaterFullEqual \u{2267}\u{338}\0\
  NotGreaterGreater \u{226B}\u{338}\0NotGreaterLess \u{2279}\0\
  NotGreaterSlantEqual \u{2A7E}\u{338}\0NotGreaterTilde \u{2275}\0NotHumpDownHump \u{224E}\u{338}\0\
  NotHumpEqual \u{224F}\u{338}\0NotLeftTriangle \u{22EA}\0NotLeftTriangleBar \u{29CF}\u{338}\0\
  NotLeftTriangleEqual \u{22EC}\0NotLess \u{226E}\0NotLessEqual \u{2270}\0NotLessGreater \u{2278}\0\
  NotLessLess \u{226A}\u{338}\0NotLessSlantEqual \u{2A7D}\u{338}\0NotLessTilde \u{2274}\0\
  NotNestedGreaterGreater \u{2AA2}\u{338}\0NotNestedLessLess \u{2AA1}\u{338}\0\
  NotPrecedes \u{2280}\0NotPrecedesEqual \u{2AAF}\u{338}\0NotPrecedesSlantEqual \u{22E0}\0\
  NotReverseElement \u{220C}\0NotRightTriangle \u{22EB}\0NotRightTriangleBar \u{29D0}\u{338}\0\
  NotRightTriangleEqual \u{22ED}\0NotSquareSubset \u{228F}\u{338}\0NotSquareSubsetEqual \u{22E2}\0\
  NotSquareSuperset \u{2290}\u{338}\0NotSquareSupersetEqual \u{22E3}\0NotSubset \u{2282}\u{20D2}\0\
  NotSubsetEqual \u{2288}\0NotSucceeds \u{2281}\0NotSucceedsEqual \u{2AB0}\u{338}\0\
  NotSucceedsSlantEqual \u{22E1}\0NotSucceedsTilde \u{227F}\u{338}\0NotSuperset \u{2283}\u{20D2}\0\
  NotSupersetEqual \u{2289}\0NotTilde \u{2241}\0NotTildeEqual \u{2244}\0\
  NotTildeFullEqual \u{2247}\0NotTildeTilde \u{2249}\0NotVerticalBar \u{2224}\0Nscr \u{1D4A9}\0\
  Ntilde \u{D1}\0Nu \u{39D}\0OElig \u{152}\0Oacute \u{D3}\0Ocirc \u{D4}\0Ocy \u{41E}\0\
  Odblac \u{150}\0Ofr \u{1D512}\0Ograve \u{D2}\0Omacr \u{14C}\0Omega \u{3A9}\0Omicron \u{39F}\0\
  Oopf \u{1D546}\0OpenCurlyDoubleQuote \u{201C}\0OpenCurlyQuote \u{2018}\0Or \u{2A54}\0\
  Oscr \u{1D4AA}\0Oslash \u{D8}\0Otilde \u{D5}\0Otimes \u{2A37}\0Ouml \u{D6}\0OverBar \u{203E}\0\
  OverBrace \u{23DE}\0OverBracket \u{23B4}\0OverParenthesis \u{23DC}\0PartialD \u{2202}\0\
  Pcy \u{41F}\0Pfr \u{1D513}\0Phi \u{3A6}\0Pi \u{3A0}\0PlusMinus \u{B1}\0Poincareplane \u{210C}\0\
  Popf \u{2119}\0Pr \u{2ABB}\0Precedes \u{227A}\0PrecedesEqual \u{2AAF}\0\
  PrecedesSlantEqual \u{227C}\0PrecedesTilde \u{227E}\0Prime \u{2033}\0Product \u{220F}\0\
  Proportion \u{2237}\0Proportional \u{221D}\0Pscr \u{1D4AB}\0Psi \u{3A8}\0QUOT \u{22}\0\
  Qfr \u{1D514}\0Qopf \u{211A}\0Qscr \u{1D4AC}\0RBarr \u{2910}\0REG \u{AE}\0Racute \u{154}\0\
  Rang \u{27EB}\0Rarr \u{21A0}\0Rarrtl \u{2916}\0Rcaron \u{158}\0Rcedil \u{156}\0Rcy \u{420}\0\
  Re \u{211C}\0ReverseElement \u{220B}\0ReverseEquilibrium \u{21CB}\0\
  ReverseUpEquilibrium \u{296F}\0Rfr \u{211C}\0Rho \u{3A1}\0RightAngleBracket \u{27E9}\0\
  RightArrow \u{2192}\0RightArrowBar \u{21E5}\0RightArrowLeftArrow \u{21C4}\0\
  RightCeiling \u{2309}\0RightDoubleBracket \u{27E7}\0RightDownTeeVector \u{295D}\0\
  RightDownVector \u{21C2}\0RightDownVectorBar \u{2955}\0RightFloor \u{230B}\0RightTee \u{22A2}\0\
  RightTeeArrow \u{21A6}\0RightTeeVector \u{295B}\0RightTriangle \u{22B3}\0\
  RightTriangleBar \u{29D0}\0RightTriangleEqual \u{22B5}\0RightUpDownVector \u{294F}\0\
  RightUpTeeVector \u{295C}\0RightUpVector \u{21BE}\0RightUpVectorBar \u{2954}\0\
  RightVector \u{21C0}\0RightVectorBar \u{2953}\0Rightarrow \u{21D2}\0Ropf \u{211D}\0\
  RoundImplies \u{2970}\0Rrightarrow \u{21DB}\0Rscr \u{211B}\0Rsh \u{21B1}\0RuleDelayed \u{29F4}\0\
  SHCHcy \u{429}\0SHcy \u{428}\0SOFTcy \u{42C}\0Sacute \u{15A}\0Sc \u{2ABC}\0Scaron \u{160}\0\
  Scedil \u{15E}\0Scirc \u{15C}\0Scy \u{421}\0Sfr \u{1D516}\0ShortDownArrow \u{2193}\0\
  ShortLeftArrow \u{2190}\0ShortRightArrow \u{2192}\0ShortUpArrow \u{2191}\0Sigma \u{3A3}\0\
  SmallCircle \u{2218}\0Sopf \u{1D54A}\0Sqrt \u{221A}\0Square \u{25A1}\0\
  SquareIntersection \u{2293}\0SquareSubset \u{228F}\0SquareSubsetEqual \u{2291}\0\
  SquareSuperset \u{2290}\0SquareSupersetEqual \u{2292}\0SquareUnion \u{2294}\0Sscr \u{1D4AE}\0\
  Star \u{22C6}\0Sub \u{22D0}\0Subset \u{22D0}\0SubsetEqual \u{2286}\0Succeeds \u{227B}\0\
  SucceedsEqual \u{2AB0}\0SucceedsSlantEqual \u{227D}\0SucceedsTilde \u{227F}\0SuchThat \u{220B}\0\
  Sum \u{2211}\0Sup \u{22D1}\0Superset \u{2283}\0SupersetEqual \u{2287}\0Supset \u{22D1}\0\
  THORN \u{DE}\0TRADE \u{2122}\0TSHcy \u{40B}\0TScy \u{426}\0Tab \u{9}\0Tau \u{3A4}\0\
  Tcaron \u{164}\0Tcedil \u{162}\0Tcy \u{422}\0Tfr \u{1D517}\0Therefore \u{2234}\0Theta \u{398}\0\
  ThickSpace \u{205F}\u{200A}\0ThinSpace \u{2009}\0Tilde \u{223C}\0TildeEqual \u{2243}\0\
  TildeFullEqual \u{2245}\0TildeTilde \u{2248}\0Topf \u{1D54B}\0TripleDot \u{20DB}\0\
  Tscr \u{1D4AF}\0Tstrok \u{166}\0Uacute \u{DA}\0Uarr \u{219F}\0Uarrocir \u{2949}\0Ubrcy \u{40E}\0\
  Ubreve \u{16C}\0Ucirc \u{DB}\0Ucy \u{423}\0Udblac \u{170}\0Ufr \u{1D518}\0Ugrave \u{D9}\0\
  Umacr \u{16A}\0UnderBar _\0UnderBrace \u{23DF}\0UnderBracket \u{23B5}\0\
  UnderParenthesis \u{23DD}\0Union \u{22C3}\0UnionPlus \u{228E}\0Uogon \u{172}\0Uopf \u{1D54C}\0\
  UpArrow \u{2191}\0UpArrowBar \u{2912}\0UpArrowDownArrow \u{21C5}\0UpDownArrow \u{2195}\0\
  UpEquilibrium \u{296E}\0UpTee \u{22A5}\0UpTeeArrow \u{21A5}\0Uparrow \u{21D1}\0\
  Updownarrow \u{21D5}\0UpperLeftArrow \u{2196}\0UpperRightArrow \u{2197}\0Upsi \u{3D2}\0\
  Upsilon \u{3A5}\0Uring \u{16E}\0Uscr \u{1D4B0}\0Utilde \u{168}\0Uuml \u{DC}\0VDash \u{22AB}\0\
  Vbar \u{2AEB}\0Vcy \u{412}\0Vdash \u{22A9}\0Vdashl \u{2AE6}\0Vee \u{22C1}\0Verbar \u{2016}\0\
  Vert \u{2016}\0VerticalBar \u{2223}\0VerticalLine |\0VerticalSeparator \u{2758}\0\
  VerticalTilde \u{2240}\0VeryThinSpace \u{200A}\0Vfr \u{1D519}\0Vopf \u{1D54D}\0Vscr \u{1D4B1}\0\
  Vvdash \u{22AA}\0Wcirc \u{174}\0Wedge \u{22C0}\0Wfr \u{1D51A}\0Wopf \u{1D54E}\0Wscr \u{1D4B2}\0\
  Xfr \u{1D51B}\0Xi \u{39E}\0Xopf \u{1D54F}\0Xscr \u{1D4B3}\0YAcy \u{42F}\0YIcy \u{407}\0\
  YUcy \u{42E}\0Yacute \u{DD}\0Ycirc \u{176}\0Ycy \u{42B}\0Yfr \u{1D51C}\0Yopf \u{1D550}\0\
  Yscr \u{1D4B4}\0Yuml \u{178}\0ZHcy \u{416}\0Zacute \u{179}\0Zcaron \u{17D}\0Zcy \u{417}\0\
  Zdot \u{17B}\0ZeroWidthSpace \u{200B}\0Zeta \u{396}\0Zfr \u{2128}\0Zopf \u{2124}\0\
  Zscr \u{1D4B5}\0aacute \u{E1}\0abreve \u{103}\0ac \u{223E}\0acE \u{223E}\u{333}\0acd \u{223F}\0\
  acirc \u{E2}\0acute \u{B4}\0acy \u{430}\0aelig \u{E6}\0af \u{2061}\0afr \u{1D51E}\0\
  agrave \u{E0}\0alefsym \u{2135}\0aleph \u{2135}\0alpha \u{3B1}\0amacr \u{101}\0amalg \u{2A3F}\0\
  amp &\0and \u{2227}\0andand \u{2A55}\0andd \u{2A5C}\0andslope \u{2A58}\0andv \u{2A5A}\0\
  ang \u{2220}\0ange \u{29A4}\0angle \u{2220}\0angmsd \u{2221}\0angmsdaa \u{29A8}\0\
  angmsdab \u{29A9}\0angmsdac \u{29AA}\0angmsdad \u{29AB}\0angmsdae \u{29AC}\0angmsdaf \u{29AD}\0\
  angmsdag \u{29AE}\0angmsdah \u{29AF}\0angrt \u{221F}\0angrtvb \u{22BE}\0angrtvbd \u{299D}\0\
  angsph \u{2222}\0angst \u{C5}\0angzarr \u{237C}\0aogon \u{105}\0aopf \u{1D552}\0ap \u{2248}\0\
  apE \u{2A70}\0apacir \u{2A6F}\0ape \u{224A}\0apid \u{224B}\0apos '\0approx \u{2248}\0\
  approxeq \u{224A}\0aring \u{E5}\0ascr \u{1D4B6}\0ast *\0asymp \u{2248}\0asympeq \u{224D}\0\
  atilde \u{E3}\0auml \u{E4}\0awconint \u{2233}\0awint \u{2A11}\0bNot \u{2AED}\0backcong \u{224C}\0\
  backepsilon \u{3F6}\0backprime \u{2035}\0backsim \u{223D}\0backsimeq \u{22CD}\0barvee \u{22BD}\0\
  barwed \u{2305}\0barwedge \u{2305}\0bbrk \u{23B5}\0bbrktbrk \u{23B6}\0bcong \u{224C}\0\
  bcy \u{431}\0bdquo \u{201E}\0becaus \u{2235}\0because \u{2235}\0bemptyv \u{29B0}\0bepsi \u{3F6}\0\
  bernou \u{212C}\0beta \u{3B2}\0beth \u{2136}\0between \u{226C}\0bfr \u{1D51F}\0bigcap \u{22C2}\0\
  bigcirc \u{25EF}\0bigcup \u{22C3}\0bigodot \u{2A00}\0bigoplus \u{2A01}\0bigotimes \u{2A02}\0\
  bigsqcup \u{2A06}\0bigstar \u{2605}\0bigtriangledown \u{25BD}\0bigtriangleup \u{25B3}\0\
  biguplus \u{2A04}\0bigvee \u{22C1}\0bigwedge \u{22C0}\0bkarow \u{290D}\0blacklozenge \u{29EB}\0\
  blacksquare \u{25AA}\0blacktriangle \u{25B4}\0blacktriangledown \u{25BE}\0\
  blacktriangleleft \u{25C2}\0blacktriangleright \u{25B8}\0blank \u{2423}\0blk12 \u{2592}\0\
  blk14 \u{2591}\0blk34 \u{2593}\0block \u{2588}\0bne =\u{20E5}\0bnequiv \u{2261}\u{20E5}\0\
  bnot \u{2310}\0bopf \u{1D553}\0bot \u{22A5}\0bottom \u{22A5}\0bowtie \u{22C8}\0boxDL \u{2557}\0\
  boxDR \u{2554}\0boxDl \u{2556}\0boxDr \u{2553}\0boxH \u{2550}\0boxHD \u{2566}\0boxHU \u{2569}\0\
  boxHd \u{2564}\0boxHu \u{2567}\0boxUL \u{255D}\0boxUR \u{255A}\0boxUl \u{255C}\0boxUr \u{2559}\0\
  boxV \u{2551}\0boxVH \u{256C}\0boxVL \u{2563}\0boxVR \u{2560}\0boxVh \u{256B}\0boxVl \u{2562}\0\
  boxVr \u{255F}\0boxbox \u{29C9}\0boxdL \u{2555}\0boxdR \u{2552}\0boxdl \u{2510}\0boxdr \u{250C}\0\
  boxh \u{2500}\0boxhD \u{2565}\0boxhU \u{2568}\0boxhd \u{252C}\0boxhu \u{2534}\0\
  boxminus \u{229F}\0boxplus \u{229E}\0boxtimes \u{22A0}\0boxuL \u{255B}\0boxuR \u{2558}\0\
  boxul \u{2518}\0boxur \u{2514}\0boxv \u{2502}\0boxvH \u{256A}\0boxvL \u{2561}\0boxvR \u{255E}\0\
  boxvh \u{253C}\0boxvl \u{2524}\0boxvr \u{251C}\0bprime \u{2035}\0breve \u{2D8}\0brvbar \u{A6}\0\
  bscr \u{1D4B7}\0bsemi \u{204F}\0bsim \u{223D}\0bsime \u{22CD}\0bsol \u{5C}\0bsolb \u{29C5}\0\
  bsolhsub \u{27C8}\0bull \u{2022}\0bullet \u{2022}\0bump \u{224E}\0bumpE \u{2AAE}\0\
  bumpe \u{224F}\0bumpeq \u{224F}\0cacute \u{107}\0cap \u{2229}\0capand \u{2A44}\0\
  capbrcup \u{2A49}\0capcap \u{2A4B}\0capcup \u{2A47}\0capdot \u{2A40}\0caps \u{2229}\u{FE00}\0\
  caret \u{2041}\0caron \u{2C7}\0ccaps \u{2A4D}\0ccaron \u{10D}\0ccedil \u{E7}\0ccirc \u{109}\0\
  ccups \u{2A4C}\0ccupssm \u{2A50}\0cdot \u{10B}\0cedil \u{B8}\0cemptyv \u{29B2}\0cent \u{A2}\0\
  centerdot \u{B7}\0cfr \u{1D520}\0chcy \u{447}\0check \u{2713}\0checkmark \u{2713}\0chi \u{3C7}\0\
  cir \u{25CB}\0cirE \u{29C3}\0circ \u{2C6}\0circeq \u{2257}\0circlearrowleft \u{21BA}\0\
  circlearrowright \u{21BB}\0circledR \u{AE}\0circledS \u{24C8}\0circledast \u{229B}\0\
  circledcirc \u{229A}\0circleddash \u{229D}\0cire \u{2257}\0cirfnint \u{2A10}\0cirmid \u{2AEF}\0\
  cirscir \u{29C2}\0clubs \u{2663}\0clubsuit \u{2663}\0colon :\0colone \u{2254}\0coloneq \u{2254}\0\
  comma ,\0commat @\0comp \u{2201}\0compfn \u{2218}\0complement \u{2201}\0complexes \u{2102}\0\
  cong \u{2245}\0congdot \u{2A6D}\0conint \u{222E}\0copf \u{1D554}\0coprod \u{2210}\0copy \u{A9}\0\
  copysr \u{2117}\0crarr \u{21B5}\0cross \u{2717}\0cscr \u{1D4B8}\0csub \u{2ACF}\0csube \u{2AD1}\0\
  csup \u{2AD0}\0csupe \u{2AD2}\0ctdot \u{22EF}\0cudarrl \u{2938}\0cudarrr \u{2935}\0\
  cuepr \u{22DE}\0cuesc \u{22DF}\0cularr \u{21B6}\0cularrp \u{293D}\0cup \u{222A}\0\
  cupbrcap \u{2A48}\0cupcap \u{2A46}\0cupcup \u{2A4A}\0cupdot \u{228D}\0cupor \u{2A45}\0\
  cups \u{222A}\u{FE00}\0curarr \u{21B7}\0curarrm \u{293C}\0curlyeqprec \u{22DE}\0\
  curlyeqsucc \u{22DF}\0curlyvee \u{22CE}\0curlywedge \u{22CF}\0curren \u{A4}\0\
  curvearrowleft \u{21B6}\0curvearrowright \u{21B7}\0cuvee \u{22CE}\0cuwed \u{22CF}\0\
  cwconint \u{2232}\0cwint \u{2231}\0cylcty \u{232D}\0dArr \u{21D3}\0dHar \u{2965}\0\
  dagger \u{2020}\0daleth \u{2138}\0darr \u{2193}\0dash \u{2010}\0dashv \u{22A3}\0\
  dbkarow \u{290F}\0dblac \u{2DD}\0dcaron \u{10F}\0dcy \u{434}\0dd \u{2146}\0ddagger \u{2021}\0\
  ddarr \u{21CA}\0ddotseq \u{2A77}\0deg \u{B0}\0delta \u{3B4}\0demptyv \u{29B1}\0dfisht \u{297F}\0\
  dfr \u{1D521}\0dharl \u{21C3}\0dharr \u{21C2}\0diam \u{22C4}\0diamond \u{22C4}\0\
  diamondsuit \u{2666}\0diams \u{2666}\0die \u{A8}\0digamma \u{3DD}\0disin \u{22F2}\0div \u{F7}\0\
  divide \u{F7}\0divideontimes \u{22C7}\0divonx \u{22C7}\0djcy \u{452}\0dlcorn \u{231E}\0\
  dlcrop \u{230D}\0dollar $\0dopf \u{1D555}\0dot \u{2D9}\0doteq \u{2250}\0doteqdot \u{2251}\0\
  dotminus \u{2238}\0dotplus \u{2214}\0dotsquare \u{22A1}\0doublebarwedge \u{2306}\0\
  downarrow \u{2193}\0downdownarrows \u{21CA}\0downharpoonleft \u{21C3}\0\
  downharpoonright \u{21C2}\0drbkarow \u{2910}\0drcorn \u{231F}\0drcrop \u{230C}\0dscr \u{1D4B9}\0\
  dscy \u{455}\0dsol \u{29F6}\0dstrok \u{111}\0dtdot \u{22F1}\0dtri \u{25BF}\0dtrif \u{25BE}\0\
  duarr \u{21F5}\0duhar \u{296F}\0dwangle \u{29A6}\0dzcy \u{45F}\0dzigrarr \u{27FF}\0\
  eDDot \u{2A77}\0eDot \u{2251}\0eacute \u{E9}\0easter \u{2A6E}\0ecaron \u{11B}\0ecir \u{2256}\0\
  ecirc \u{EA}\0ecolon \u{2255}\0ecy \u{44D}\0edot \u{117}\0ee \u{2147}\0efDot \u{2252}\0\
  efr \u{1D522}\0eg \u{2A9A}\0egrave \u{E8}\0egs \u{2A96}\0egsdot \u{2A98}\0el \u{2A99}\0\
  elinters \u{23E7}\0ell \u{2113}\0els \u{2A95}\0elsdot \u{2A97}\0emacr \u{113}\0empty \u{2205}\0\
  emptyset \u{2205}\0emptyv \u{2205}\0emsp \u{2003}\0emsp13 \u{2004}\0emsp14 \u{2005}\0\
  eng \u{14B}\0ensp \u{2002}\0eogon \u{119}\0eopf \u{1D556}\0epar \u{22D5}\0eparsl \u{29E3}\0\
  eplus \u{2A71}\0epsi \u{3B5}\0epsilon \u{3B5}\0epsiv \u{3F5}\0eqcirc \u{2256}\0eqcolon \u{2255}\0\
  eqsim \u{2242}\0eqslantgtr \u{2A96}\0eqslantless \u{2A95}\0equals =\0equest \u{225F}\0\
  equiv \u{2261}\0equivDD \u{2A78}\0eqvparsl \u{29E5}\0erDot \u{2253}\0erarr \u{2971}\0\
  escr \u{212F}\0esdot \u{2250}\0esim \u{2242}\0eta \u{3B7}\0eth \u{F0}\0euml \u{EB}\0\
  euro \u{20AC}\0excl !\0exist \u{2203}\0expectation \u{2130}\0exponentiale \u{2147}\0\
  fallingdotseq \u{2252}\0fcy \u{444}\0female \u{2640}\0ffilig \u{FB03}\0fflig \u{FB00}\0\
  ffllig \u{FB04}\0ffr \u{1D523}\0filig \u{FB01}\0fjlig fj\0flat \u{266D}\0fllig \u{FB02}\0\
  fltns \u{25B1}\0fnof \u{192}\0fopf \u{1D557}\0forall \u{2200}\0fork \u{22D4}\0forkv \u{2AD9}\0\
  fpartint \u{2A0D}\0frac12 \u{BD}\0frac13 \u{2153}\0frac14 \u{BC}\0frac15 \u{2155}\0\
  frac16 \u{2159}\0frac18 \u{215B}\0frac23 \u{2154}\0frac25 \u{2156}\0frac34 \u{BE}\0\
  frac35 \u{2157}\0frac38 \u{215C}\0frac45 \u{2158}\0frac56 \u{215A}\0frac58 \u{215D}\0\
  frac78 \u{215E}\0frasl \u{2044}\0frown \u{2322}\0fscr \u{1D4BB}\0gE \u{2267}\0gEl \u{2A8C}\0\
  gacute \u{1F5}\0gamma \u{3B3}\0gammad \u{3DD}\0gap \u{2A86}\0gbreve \u{11F}\0gcirc \u{11D}\0\
  gcy \u{433}\0gdot \u{121}\0ge \u{2265}\0gel \u{22DB}\0geq \u{2265}\0geqq \u{2267}\0\
  geqslant \u{2A7E}\0ges \u{2A7E}\0gescc \u{2AA9}\0gesdot \u{2A80}\0gesdoto \u{2A82}\0\
  gesdotol \u{2A84}\0gesl \u{22DB}\u{FE00}\0gesles \u{2A94}\0gfr \u{1D524}\0gg \u{226B}\0\
  ggg \u{22D9}\0gimel \u{2137}\0gjcy \u{453}\0gl \u{2277}\0glE \u{2A92}\0gla \u{2AA5}\0\
  glj \u{2AA4}\0gnE \u{2269}\0gnap \u{2A8A}\0gnapprox \u{2A8A}\0gne \u{2A88}\0gneq \u{2A88}\0\
  gneqq \u{2269}\0gnsim \u{22E7}\0gopf \u{1D558}\0grave `\0gscr \u{210A}\0gsim \u{2273}\0\
  gsime \u{2A8E}\0gsiml \u{2A90}\0gt >\0gtcc \u{2AA7}\0gtcir \u{2A7A}\0gtdot \u{22D7}\0\
  gtlPar \u{2995}\0gtquest \u{2A7C}\0gtrapprox \u{2A86}\0gtrarr \u{2978}\0gtrdot \u{22D7}\0\
  gtreqless \u{22DB}\0gtreqqless \u{2A8C}\0gtrless \u{2277}\0gtrsim \u{2273}\0\
  gvertneqq \u{2269}\u{FE00}\0gvnE \u{2269}\u{FE00}\0hArr \u{21D4}\0hairsp \u{200A}\0half \u{BD}\0\
  hamilt \u{210B}\0hardcy \u{44A}\0harr \u{2194}\0harrcir \u{2948}\0harrw \u{21AD}\0hbar \u{210F}\0\
  hcirc \u{125}\0hearts \u{2665}\0heartsuit \u{2665}\0hellip \u{2026}\0hercon \u{22B9}\0\
  hfr \u{1D525}\0hksearow \u{2925}\0hkswarow \u{2926}\0hoarr \u{21FF}\0homtht \u{223B}\0\
  hookleftarrow \u{21A9}\0hookrightarrow \u{21AA}\0hopf \u{1D559}\0horbar \u{2015}\0\
  hscr \u{1D4BD}\0hslash \u{210F}\0hstrok \u{127}\0hybull \u{2043}\0hyphen \u{2010}\0\
  iacute \u{ED}\0ic \u{2063}\0icirc \u{EE}\0icy \u{438}\0iecy \u{435}\0iexcl \u{A1}\0iff \u{21D4}\0\
  ifr \u{1D526}\0igrave \u{EC}\0ii \u{2148}\0iiiint \u{2A0C}\0iiint \u{222D}\0iinfin \u{29DC}\0\
  iiota \u{2129}\0ijlig \u{133}\0imacr \u{12B}\0image \u{2111}\0imagline \u{2110}\0\
  imagpart \u{2111}\0imath \u{131}\0imof \u{22B7}\0imped \u{1B5}\0in \u{2208}\0incare \u{2105}\0\
  infin \u{221E}\0infintie \u{29DD}\0inodot \u{131}\0int \u{222B}\0intcal \u{22BA}\0\
  integers \u{2124}\0intercal \u{22BA}\0intlarhk \u{2A17}\0intprod \u{2A3C}\0iocy \u{451}\0\
  iogon \u{12F}\0iopf \u{1D55A}\0iota \u{3B9}\0iprod \u{2A3C}\0iquest \u{BF}\0iscr \u{1D4BE}\0\
  isin \u{2208}\0isinE \u{22F9}\0isindot \u{22F5}\0isins \u{22F4}\0isinsv \u{22F3}\0\
  isinv \u{2208}\0it \u{2062}\0itilde \u{129}\0iukcy \u{456}\0iuml \u{EF}\0jcirc \u{135}\0\
  jcy \u{439}\0jfr \u{1D527}\0jmath \u{237}\0jopf \u{1D55B}\0jscr \u{1D4BF}\0jsercy \u{458}\0\
  jukcy \u{454}\0kappa \u{3BA}\0kappav \u{3F0}\0kcedil \u{137}\0kcy \u{43A}\0kfr \u{1D528}\0\
  kgreen \u{138}\0khcy \u{445}\0kjcy \u{45C}\0kopf \u{1D55C}\0kscr \u{1D4C0}\0lAarr \u{21DA}\0\
  lArr \u{21D0}\0lAtail \u{291B}\0lBarr \u{290E}\0lE \u{2266}\0lEg \u{2A8B}\0lHar \u{2962}\0\
  lacute \u{13A}\0laemptyv \u{29B4}\0lagran \u{2112}\0lambda \u{3BB}\0lang \u{27E8}\0\
  langd \u{2991}\0langle \u{27E8}\0lap \u{2A85}\0laquo \u{AB}\0larr \u{2190}\0larrb \u{21E4}\0\
  larrbfs \u{291F}\0larrfs \u{291D}\0larrhk \u{21A9}\0larrlp \u{21AB}\0larrpl \u{2939}\0\
  larrsim \u{2973}\0larrtl \u{21A2}\0lat \u{2AAB}\0latail \u{2919}\0late \u{2AAD}\0\
  lates \u{2AAD}\u{FE00}\0lbarr \u{290C}\0lbbrk \u{2772}\0lbrace {\0lbrack [\0lbrke \u{298B}\0\
  lbrksld \u{298F}\0lbrkslu \u{298D}\0lcaron \u{13E}\0lcedil \u{13C}\0lceil \u{2308}\0lcub {\0\
  lcy \u{43B}\0ldca \u{2936}\0ldquo \u{201C}\0ldquor \u{201E}\0ldrdhar \u{2967}\0\
  ldrushar \u{294B}\0ldsh \u{21B2}\0le \u{2264}\0leftarrow \u{2190}\0leftarrowtail \u{21A2}\0\
  leftharpoondown \u{21BD}\0leftharpoonup \u{21BC}\0leftleftarrows \u{21C7}\0\
  leftrightarrow \u{2194}\0leftrightarrows \u{21C6}\0leftrightharpoons \u{21CB}\0\
  leftrightsquigarrow \u{21AD}\0leftthreetimes \u{22CB}\0leg \u{22DA}\0leq \u{2264}\0\
  leqq \u{2266}\0leqslant \u{2A7D}\0les \u{2A7D}\0lescc \u{2AA8}\0lesdot \u{2A7F}\0\
  lesdoto \u{2A81}\0lesdotor \u{2A83}\0lesg \u{22DA}\u{FE00}\0lesges \u{2A93}\0\
  lessapprox \u{2A85}\0lessdot \u{22D6}\0lesseqgtr \u{22DA}\0lesseqqgtr \u{2A8B}\0\
  lessgtr \u{2276}\0lesssim \u{2272}\0lfisht \u{297C}\0lfloor \u{230A}\0lfr \u{1D529}\0\
  lg \u{2276}\0lgE \u{2A91}\0lhard \u{21BD}\0lharu \u{21BC}\0lharul \u{296A}\0lhblk \u{2584}\0\
  ljcy \u{459}\0ll \u{226A}\0llarr \u{21C7}\0llcorner \u{231E}\0llhard \u{296B}\0lltri \u{25FA}\0\
  lmidot \u{140}\0lmoust \u{23B0}\0lmoustache \u{23B0}\0lnE \u{2268}\0lnap \u{2A89}\0\
  lnapprox \u{2A89}\0lne \u{2A87}\0lneq \u{2A87}\0lneqq \u{2268}\0lnsim \u{22E6}\0loang \u{27EC}\0\
  loarr \u{21FD}\0lobrk \u{27E6}\0longleftarrow \u{27F5}\0longleftrightarrow \u{27F7}\0\
  longmapsto \u{27FC}\0longrightarrow \u{27F6}\0looparrowleft \u{21AB}\0looparrowright \u{21AC}\0\
  lopar \u{2985}\0lopf \u{1D55D}\0loplus \u{2A2D}\0lotimes \u{2A34}\0lowast \u{2217}\0lowbar _\0\
  loz \u{25CA}\0lozenge \u{25CA}\0lozf \u{29EB}\0lpar (\0lparlt \u{2993}\0lrarr \u{21C6}\0\
  lrcorner \u{231F}\0lrhar \u{21CB}\0lrhard \u{296D}\0lrm \u{200E}\0lrtri \u{22BF}\0\
  lsaquo \u{2039}\0lscr \u{1D4C1}\0lsh \u{21B0}\0lsim \u{2272}\0lsime \u{2A8D}\0lsimg \u{2A8F}\0\
  lsqb [\0lsquo \u{2018}\0lsquor \u{201A}\0lstrok \u{142}\0lt <\0ltcc \u{2AA6}\0ltcir \u{2A79}\0\
  ltdot \u{22D6}\0lthree \u{22CB}\0ltimes \u{22C9}\0ltlarr \u{2976}\0ltquest \u{2A7B}\0\
  ltrPar \u{2996}\0ltri \u{25C3}\0ltrie \u{22B4}\0ltrif \u{25C2}\0lurdshar \u{294A}\0\
  luruhar \u{2966}\0lvertneqq \u{2268}\u{FE00}\0lvnE \u{2268}\u{FE00}\0mDDot \u{223A}\0\
  macr \u{AF}\0male \u{2642}\0malt \u{2720}\0maltese \u{2720}\0map \u{21A6}\0mapsto \u{21A6}\0\
  mapstodown \u{21A7}\0mapstoleft \u{21A4}\0mapstoup \u{21A5}\0marker \u{25AE}\0mcomma \u{2A29}\0\
  mcy \u{43C}\0mdash \u{2014}\0measuredangle \u{2221}\0mfr \u{1D52A}\0mho \u{2127}\0micro \u{B5}\0\
  mid \u{2223}\0midast *\0midcir \u{2AF0}\0middot \u{B7}\0minus \u{2212}\0minusb \u{229F}\0\
  minusd \u{2238}\0minusdu \u{2A2A}\0mlcp \u{2ADB}\0mldr \u{2026}\0mnplus \u{2213}\0\
  models \u{22A7}\0mopf \u{1D55E}\0mp \u{2213}\0mscr \u{1D4C2}\0mstpos \u{223E}\0mu \u{3BC}\0\
  multimap \u{22B8}\0mumap \u{22B8}\0nGg \u{22D9}\u{338}\0nGt \u{226B}\u{20D2}\0\
  nGtv \u{226B}\u{338}\0nLeftarrow \u{21CD}\0nLeftrightarrow \u{21CE}\0nLl \u{22D8}\u{338}\0\
  nLt \u{226A}\u{20D2}\0nLtv \u{226A}\u{338}\0nRightarrow \u{21CF}\0nVDash \u{22AF}\0\
  nVdash \u{22AE}\0nabla \u{2207}\0nacute \u{144}\0nang \u{2220}\u{20D2}\0nap \u{2249}\0\
  napE \u{2A70}\u{338}\0napid \u{224B}\u{338}\0napos \u{149}\0napprox \u{2249}\0natur \u{266E}\0\
  natural \u{266E}\0naturals \u{2115}\0nbsp \u{A0}\0nbump \u{224E}\u{338}\0nbumpe \u{224F}\u{338}\0\
  ncap \u{2A43}\0ncaron \u{148}\0ncedil \u{146}\0ncong \u{2247}\0ncongdot \u{2A6D}\u{338}\0\
  ncup \u{2A42}\0ncy \u{43D}\0ndash \u{2013}\0ne \u{2260}\0neArr \u{21D7}\0nearhk \u{2924}\0\
  nearr \u{2197}\0nearrow \u{2197}\0nedot \u{2250}\u{338}\0nequiv \u{2262}\0nesear \u{2928}\0\
  nesim \u{2242}\u{338}\0nexist \u{2204}\0nexists \u{2204}\0nfr \u{1D52B}\0ngE \u{2267}\u{338}\0\
  nge \u{2271}\0ngeq \u{2271}\0ngeqq \u{2267}\u{338}\0ngeqslant \u{2A7E}\u{338}\0\
  nges \u{2A7E}\u{338}\0ngsim \u{2275}\0ngt \u{226F}\0ngtr \u{226F}\0nhArr \u{21CE}\0\
  nharr \u{21AE}\0nhpar \u{2AF2}\0ni \u{220B}\0nis \u{22FC}\0nisd \u{22FA}\0niv \u{220B}\0\
  njcy \u{45A}\0nlArr \u{21CD}\0nlE \u{2266}\u{338}\0nlarr \u{219A}\0nldr \u{2025}\0nle \u{2270}\0\
  nleftarrow \u{219A}\0nleftrightarrow \u{21AE}\0nleq \u{2270}\0nleqq \u{2266}\u{338}\0\
  nleqslant \u{2A7D}\u{338}\0nles \u{2A7D}\u{338}\0nless \u{226E}\0nlsim \u{2274}\0nlt \u{226E}\0\
  nltri \u{22EA}\0nltrie \u{22EC}\0nmid \u{2224}\0nopf \u{1D55F}\0not \u{AC}\0notin \u{2209}\0\
  notinE \u{22F9}\u{338}\0notindot \u{22F5}\u{338}\0notinva \u{2209}\0notinvb \u{22F7}\0\
  notinvc \u{22F6}\0notni \u{220C}\0notniva \u{220C}\0notnivb \u{22FE}\0notnivc \u{22FD}\0\
  npar \u{2226}\0nparallel \u{2226}\0nparsl \u{2AFD}\u{20E5}\0npart \u{2202}\u{338}\0\
  npolint \u{2A14}\0npr \u{2280}\0nprcue \u{22E0}\0npre \u{2AAF}\u{338}\0nprec \u{2280}\0\
  npreceq \u{2AAF}\u{338}\0nrArr \u{21CF}\0nrarr \u{219B}\0nrarrc \u{2933}\u{338}\0\
  nrarrw \u{219D}\u{338}\0nrightarrow \u{219B}\0nrtri \u{22EB}\0nrtrie \u{22ED}\0nsc \u{2281}\0\
  nsccue \u{22E1}\0nsce \u{2AB0}\u{338}\0nscr \u{1D4C3}\0nshortmid \u{2224}\0\
  nshortparallel \u{2226}\0nsim \u{2241}\0nsime \u{2244}\0nsimeq \u{2244}\0nsmid \u{2224}\0\
  nspar \u{2226}\0nsqsube \u{22E2}\0nsqsupe \u{22E3}\0nsub \u{2284}\0nsubE \u{2AC5}\u{338}\0\
  nsube \u{2288}\0nsubset \u{2282}\u{20D2}\0nsubseteq \u{2288}\0nsubseteqq \u{2AC5}\u{338}\0\
  nsucc \u{2281}\0nsucceq \u{2AB0}\u{338}\0nsup \u{2285}\0nsupE \u{2AC6}\u{338}\0nsupe \u{2289}\0\
  nsupset \u{2283}\u{20D2}\0nsupseteq \u{2289}\0nsupseteqq \u{2AC6}\u{338}\0ntgl \u{2279}\0\
  ntilde \u{F1}\0ntlg \u{2278}\0ntriangleleft \u{22EA}\0ntrianglelefteq \u{22EC}\0\
  ntriangleright \u{22EB}\0ntrianglerighteq \u{22ED}\0nu \u{3BD}\0num #\0numero \u{2116}\0\
  numsp \u{2007}\0nvDash \u{22AD}\0nvHarr \u{2904}\0nvap \u{224D}\u{20D2}\0nvdash \u{22AC}\0\
  nvge \u{2265}\u{20D2}\0nvgt >\u{20D2}\0nvinfin \u{29DE}\0nvlArr \u{2902}\0nvle \u{2264}\u{20D2}\0\
  nvlt <\u{20D2}\0nvltrie \u{22B4}\u{20D2}\0nvrArr \u{2903}\0nvrtrie \u{22B5}\u{20D2}\0\
  nvsim \u{223C}\u{20D2}\0nwArr \u{21D6}\0nwarhk \u{2923}\0nwarr \u{2196}\0nwarrow \u{2196}\0\
  nwnear \u{2927}\0oS \u{24C8}\0oacute \u{F3}\0oast \u{229B}\0ocir \u{229A}\0ocirc \u{F4}\0\
  ocy \u{43E}\0odash \u{229D}\0odblac \u{151}\0odiv \u{2A38}\0odot \u{2299}\0odsold \u{29BC}\0\
  oelig \u{153}\0ofcir \u{29BF}\0ofr \u{1D52C}\0ogon \u{2DB}\0ograve \u{F2}\0ogt \u{29C1}\0\
  ohbar \u{29B5}\0ohm \u{3A9}\0oint \u{222E}\0olarr \u{21BA}\0olcir \u{29BE}\0olcross \u{29BB}\0\
  oline \u{203E}\0olt \u{29C0}\0omacr \u{14D}\0omega \u{3C9}\0omicron \u{3BF}\0omid \u{29B6}\0\
  ominus \u{2296}\0oopf \u{1D560}\0opar \u{29B7}\0operp \u{29B9}\0oplus \u{2295}\0or \u{2228}\0\
  orarr \u{21BB}\0ord \u{2A5D}\0order \u{2134}\0orderof \u{2134}\0ordf \u{AA}\0ordm \u{BA}\0\
  origof \u{22B6}\0oror \u{2A56}\0orslope \u{2A57}\0orv \u{2A5B}\0oscr \u{2134}\0oslash \u{F8}\0\
  osol \u{2298}\0otilde \u{F5}\0otimes \u{2297}\0otimesas \u{2A36}\0ouml \u{F6}\0ovbar \u{233D}\0\
  par \u{2225}\0para \u{B6}\0parallel \u{2225}\0parsim \u{2AF3}\0parsl \u{2AFD}\0part \u{2202}\0\
  pcy \u{43F}\0percnt %\0period .\0permil \u{2030}\0perp \u{22A5}\0pertenk \u{2031}\0\
  pfr \u{1D52D}\0phi \u{3C6}\0phiv \u{3D5}\0phmmat \u{2133}\0phone \u{260E}\0pi \u{3C0}\0\
  pitchfork \u{22D4}\0piv \u{3D6}\0planck \u{210F}\0planckh \u{210E}\0plankv \u{210F}\0plus +\0\
  plusacir \u{2A23}\0plusb \u{229E}\0pluscir \u{2A22}\0plusdo \u{2214}\0plusdu \u{2A25}\0\
  pluse \u{2A72}\0plusmn \u{B1}\0plussim \u{2A26}\0plustwo \u{2A27}\0pm \u{B1}\0pointint \u{2A15}\0\
  popf \u{1D561}\0pound \u{A3}\0pr \u{227A}\0prE \u{2AB3}\0prap \u{2AB7}\0prcue \u{227C}\0\
  pre \u{2AAF}\0prec \u{227A}\0precapprox \u{2AB7}\0preccurlyeq \u{227C}\0preceq \u{2AAF}\0\
  precnapprox \u{2AB9}\0precneqq \u{2AB5}\0precnsim \u{22E8}\0precsim \u{227E}\0prime \u{2032}\0\
  primes \u{2119}\0prnE \u{2AB5}\0prnap \u{2AB9}\0prnsim \u{22E8}\0prod \u{220F}\0\
  profalar \u{232E}\0profline \u{2312}\0profsurf \u{2313}\0prop \u{221D}\0propto \u{221D}\0\
  prsim \u{227E}\0prurel \u{22B0}\0pscr \u{1D4C5}\0psi \u{3C8}\0puncsp \u{2008}\0qfr \u{1D52E}\0\
  qint \u{2A0C}\0qopf \u{1D562}\0qprime \u{2057}\0qscr \u{1D4C6}\0quaternions \u{210D}\0\
  quatint \u{2A16}\0quest ?\0questeq \u{225F}\0quot \u{22}\0rAarr \u{21DB}\0rArr \u{21D2}\0\
  rAtail \u{291C}\0rBarr \u{290F}\0rHar \u{2964}\0race \u{223D}\u{331}\0racute \u{155}\0\
  radic \u{221A}\0raemptyv \u{29B3}\0rang \u{27E9}\0rangd \u{2992}\0range \u{29A5}\0\
  rangle \u{27E9}\0raquo \u{BB}\0rarr \u{2192}\0rarrap \u{2975}\0rarrb \u{21E5}\0rarrbfs \u{2920}\0\
  rarrc \u{2933}\0rarrfs \u{291E}\0rarrhk \u{21AA}\0rarrlp \u{21AC}\0rarrpl \u{2945}\0\
  rarrsim \u{2974}\0rarrtl \u{21A3}\0rarrw \u{219D}\0ratail \u{291A}\0ratio \u{2236}\0\
  rationals \u{211A}\0rbarr \u{290D}\0rbbrk \u{2773}\0rbrace }\0rbrack ]\0rbrke \u{298C}\0\
  rbrksld \u{298E}\0rbrkslu \u{2990}\0rcaron \u{159}\0rcedil \u{157}\0rceil \u{2309}\0rcub }\0\
  rcy \u{440}\0rdca \u{2937}\0rdldhar \u{2969}\0rdquo \u{201D}\0rdquor \u{201D}\0rdsh \u{21B3}\0\
  real \u{211C}\0realine \u{211B}\0realpart \u{211C}\0reals \u{211D}\0rect \u{25AD}\0reg \u{AE}\0\
  rfisht \u{297D}\0rfloor \u{230B}\0rfr \u{1D52F}\0rhard \u{21C1}\0rharu \u{21C0}\0\
  rharul \u{296C}\0rho \u{3C1}\0rhov \u{3F1}\0rightarrow \u{2192}\0rightarrowtail \u{21A3}\0\
  rightharpoondown \u{21C1}\0rightharpoonup \u{21C0}\0rightleftarrows \u{21C4}\0\
  rightleftharpoons \u{21CC}\0rightrightarrows \u{21C9}\0rightsquigarrow \u{219D}\0\
  rightthreetimes \u{22CC}\0ring \u{2DA}\0risingdotseq \u{2253}\0rlarr \u{21C4}\0rlhar \u{21CC}\0\
  rlm \u{200F}\0rmoust \u{23B1}\0rmoustache \u{23B1}\0rnmid \u{2AEE}\0roang \u{27ED}\0\
  roarr \u{21FE}\0robrk \u{27E7}\0ropar \u{2986}\0ropf \u{1D563}\0roplus \u{2A2E}\0\
  rotimes \u{2A35}\0rpar )\0rpargt \u{2994}\0rppolint \u{2A12}\0rrarr \u{21C9}\0rsaquo \u{203A}\0\
  rscr \u{1D4C7}\0rsh \u{21B1}\0rsqb ]\0rsquo \u{2019}\0rsquor \u{2019}\0rthree \u{22CC}\0\
  rtimes \u{22CA}\0rtri \u{25B9}\0rtrie \u{22B5}\0rtrif \u{25B8}\0rtriltri \u{29CE}\0\
  ruluhar \u{2968}\0rx \u{211E}\0sacute \u{15B}\0sbquo \u{201A}\0sc \u{227B}\0scE \u{2AB4}\0\
  scap \u{2AB8}\0scaron \u{161}\0sccue \u{227D}\0sce \u{2AB0}\0scedil \u{15F}\0scirc \u{15D}\0\
  scnE \u{2AB6}\0scnap \u{2ABA}\0scnsim \u{22E9}\0scpolint \u{2A13}\0scsim \u{227F}\0scy \u{441}\0\
  sdot \u{22C5}\0sdotb \u{22A1}\0sdote \u{2A66}\0seArr \u{21D8}\0searhk \u{2925}\0searr \u{2198}\0\
  searrow \u{2198}\0sect \u{A7}\0semi ;\0seswar \u{2929}\0setminus \u{2216}\0setmn \u{2216}\0\
  sext \u{2736}\0sfr \u{1D530}\0sfrown \u{2322}\0sharp \u{266F}\0shchcy \u{449}\0shcy \u{448}\0\
  shortmid \u{2223}\0shortparallel \u{2225}\0shy \u{AD}\0sigma \u{3C3}\0sigmaf \u{3C2}\0\
  sigmav \u{3C2}\0sim \u{223C}\0simdot \u{2A6A}\0sime \u{2243}\0simeq \u{2243}\0simg \u{2A9E}\0\
  simgE \u{2AA0}\0siml \u{2A9D}\0simlE \u{2A9F}\0simne \u{2246}\0simplus \u{2A24}\0\
  simrarr \u{2972}\0slarr \u{2190}\0smallsetminus \u{2216}\0smashp \u{2A33}\0smeparsl \u{29E4}\0\
  smid \u{2223}\0smile \u{2323}\0smt \u{2AAA}\0smte \u{2AAC}\0smtes \u{2AAC}\u{FE00}\0\
  softcy \u{44C}\0sol /\0solb \u{29C4}\0solbar \u{233F}\0sopf \u{1D564}\0spades \u{2660}\0\
  spadesuit \u{2660}\0spar \u{2225}\0sqcap \u{2293}\0sqcaps \u{2293}\u{FE00}\0sqcup \u{2294}\0\
  sqcups \u{2294}\u{FE00}\0sqsub \u{228F}\0sqsube \u{2291}\0sqsubset \u{228F}\0\
  sqsubseteq \u{2291}\0sqsup \u{2290}\0sqsupe \u{2292}\0sqsupset \u{2290}\0sqsupseteq \u{2292}\0\
  squ \u{25A1}\0square \u{25A1}\0squarf \u{25AA}\0squf \u{25AA}\0srarr \u{2192}\0sscr \u{1D4C8}\0\
  ssetmn \u{2216}\0ssmile \u{2323}\0sstarf \u{22C6}\0star \u{2606}\0starf \u{2605}\0\
  straightepsilon \u{3F5}\0straightphi \u{3D5}\0strns \u{AF}\0sub \u{2282}\0subE \u{2AC5}\0\
  subdot \u{2ABD}\0sube \u{2286}\0subedot \u{2AC3}\0submult \u{2AC1}\0subnE \u{2ACB}\0\
  subne \u{228A}\0subplus \u{2ABF}\0subrarr \u{2979}\0subset \u{2282}\0subseteq \u{2286}\0\
  subseteqq \u{2AC5}\0subsetneq \u{228A}\0subsetneqq \u{2ACB}\0subsim \u{2AC7}\0subsub \u{2AD5}\0\
  subsup \u{2AD3}\0succ \u{227B}\0succapprox \u{2AB8}\0succcurlyeq \u{227D}\0succeq \u{2AB0}\0\
  succnapprox \u{2ABA}\0succneqq \u{2AB6}\0succnsim \u{22E9}\0succsim \u{227F}\0sum \u{2211}\0\
  sung \u{266A}\0sup \u{2283}\0sup1 \u{B9}\0sup2 \u{B2}\0sup3 \u{B3}\0supE \u{2AC6}\0\
  supdot \u{2ABE}\0supdsub \u{2AD8}\0supe \u{2287}\0supedot \u{2AC4}\0suphsol \u{27C9}\0\
  suphsub \u{2AD7}\0suplarr \u{297B}\0supmult \u{2AC2}\0supnE \u{2ACC}\0supne \u{228B}\0\
  supplus \u{2AC0}\0supset \u{2283}\0supseteq \u{2287}\0supseteqq \u{2AC6}\0supsetneq \u{228B}\0\
  supsetneqq \u{2ACC}\0supsim \u{2AC8}\0supsub \u{2AD4}\0supsup \u{2AD6}\0swArr \u{21D9}\0\
  swarhk \u{2926}\0swarr \u{2199}\0swarrow \u{2199}\0swnwar \u{292A}\0szlig \u{DF}\0\
  target \u{2316}\0tau \u{3C4}\0tbrk \u{23B4}\0tcaron \u{165}\0tcedil \u{163}\0tcy \u{442}\0\
  tdot \u{20DB}\0telrec \u{2315}\0tfr \u{1D531}\0there4 \u{2234}\0therefore \u{2234}\0\
  theta \u{3B8}\0thetasym \u{3D1}\0thetav \u{3D1}\0thickapprox \u{2248}\0thicksim \u{223C}\0\
  thinsp \u{2009}\0thkap \u{2248}\0thksim \u{223C}\0thorn \u{FE}\0tilde \u{2DC}\0times \u{D7}\0\
  timesb \u{22A0}\0timesbar \u{2A31}\0timesd \u{2A30}\0tint \u{222D}\0toea \u{2928}\0top \u{22A4}\0\
  topbot \u{2336}\0topcir \u{2AF1}\0topf \u{1D565}\0topfork \u{2ADA}\0tosa \u{2929}\0\
  tprime \u{2034}\0trade \u{2122}\0triangle \u{25B5}\0triangledown \u{25BF}\0\
  triangleleft \u{25C3}\0trianglelefteq \u{22B4}\0triangleq \u{225C}\0triangleright \u{25B9}\0\
  trianglerighteq \u{22B5}\0tridot \u{25EC}\0trie \u{225C}\0triminus \u{2A3A}\0triplus \u{2A39}\0\
  trisb \u{29CD}\0tritime \u{2A3B}\0trpezium \u{23E2}\0tscr \u{1D4C9}\0tscy \u{446}\0\
  tshcy \u{45B}\0tstrok \u{167}\0twixt \u{226C}\0twoheadleftarrow \u{219E}\0\
  twoheadrightarrow \u{21A0}\0uArr \u{21D1}\0uHar \u{2963}\0uacute \u{FA}\0uarr \u{2191}\0\
  ubrcy \u{45E}\0ubreve \u{16D}\0ucirc \u{FB}\0ucy \u{443}\0udarr \u{21C5}\0udblac \u{171}\0\
  udhar \u{296E}\0ufisht \u{297E}\0ufr \u{1D532}\0ugrave \u{F9}\0uharl \u{21BF}\0uharr \u{21BE}\0\
  uhblk \u{2580}\0ulcorn \u{231C}\0ulcorner \u{231C}\0ulcrop \u{230F}\0ultri \u{25F8}\0\
  umacr \u{16B}\0uml \u{A8}\0uogon \u{173}\0uopf \u{1D566}\0uparrow \u{2191}\0\
  updownarrow \u{2195}\0upharpoonleft \u{21BF}\0upharpoonright \u{21BE}\0uplus \u{228E}\0\
  upsi \u{3C5}\0upsih \u{3D2}\0upsilon \u{3C5}\0upuparrows \u{21C8}\0urcorn \u{231D}\0\
  urcorner \u{231D}\0urcrop \u{230E}\0uring \u{16F}\0urtri \u{25F9}\0uscr \u{1D4CA}\0\
  utdot \u{22F0}\0utilde \u{169}\0utri \u{25B5}\0utrif \u{25B4}\0uuarr \u{21C8}\0uuml \u{FC}\0\
  uwangle \u{29A7}\0vArr \u{21D5}\0vBar \u{2AE8}\0vBarv \u{2AE9}\0vDash \u{22A8}\0vangrt \u{299C}\0\
  varepsilon \u{3F5}\0varkappa \u{3F0}\0varnothing \u{2205}\0varphi \u{3D5}\0varpi \u{3D6}\0\
  varpropto \u{221D}\0varr \u{2195}\0varrho \u{3F1}\0varsigma \u{3C2}\0\
  varsubsetneq \u{228A}\u{FE00}\0varsubsetneqq \u{2ACB}\u{FE00}\0varsupsetneq \u{228B}\u{FE00}\0\
  varsupsetneqq \u{2ACC}\u{FE00}\0vartheta \u{3D1}\0vartriangleleft \u{22B2}\0\
  vartriangleright \u{22B3}\0vcy \u{432}\0vdash \u{22A2}\0vee \u{2228}\0veebar \u{22BB}\0\
  veeeq \u{225A}\0vellip \u{22EE}\0verbar |\0vert |\0vfr \u{1D533}\0vltri \u{22B2}\0\
  vnsub \u{2282}\u{20D2}\0vnsup \u{2283}\u{20D2}\0vopf \u{1D567}\0vprop \u{221D}\0vrtri \u{22B3}\0\
  vscr \u{1D4CB}\0vsubnE \u{2ACB}\u{FE00}\0vsubne \u{228A}\u{FE00}\0vsupnE \u{2ACC}\u{FE00}\0\
  vsupne \u{228B}\u{FE00}\0vzigzag \u{299A}\0wcirc \u{175}\0wedbar \u{2A5F}\0wedge \u{2227}\0\
  wedgeq \u{2259}\0weierp \u{2118}\0wfr \u{1D534}\0wopf \u{1D568}\0wp \u{2118}\0wr \u{2240}\0\
  wreath \u{2240}\0wscr \u{1D4CC}\0xcap \u{22C2}\0xcirc \u{25EF}\0xcup \u{22C3}\0xdtri \u{25BD}\0\
  xfr \u{1D535}\0xhArr \u{27FA}\0xharr \u{27F7}\0xi \u{3BE}\0xlArr \u{27F8}\0xlarr \u{27F5}\0\
  xmap \u{27FC}\0xnis \u{22FB}\0xodot \u{2A00}\0xopf \u{1D569}\0xoplus \u{2A01}\0xotime \u{2A02}\0\
  xrArr \u{27F9}\0xrarr \u{27F6}\0xscr \u{1D4CD}\0xsqcup \u{2A06}\0xuplus \u{2A04}\0\
  xutri \u{25B3}\0xvee \u{22C1}\0xwedge \u{22C0}\0yacute \u{FD}\0yacy \u{44F}\0ycirc \u{177}\0\
  ycy \u{44B}\0yen \u{A5}\0yfr \u{1D536}\0yicy \u{457}\0yopf \u{1D56A}\0yscr \u{1D4CE}\0\
  yucy \u{44E}\0yuml \u{FF}\0zacute \u{17A}\0zcaron \u{17E}\0zcy \u{437}\0zdot \u{17C}\0\
  zeetrf \u{2128}\0zeta \u{3B6}\0zfr \u{1D537}\0zhcy \u{436}\0zigrarr \u{21DD}\0zopf \u{1D56B}\0\
  zscr \u{1D4CF}\0zwj \u{200D}\0zwnj \u{200C}\0
  """
