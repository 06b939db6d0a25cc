const namesIn = (text: string) => text.trim().split(/\s+/);

/**
 * The functions of sprig, without those that read the environment, which the controllers of Secrets do not offer.
 *
 * @see https://masterminds.github.io/sprig/
 */
const OF_SPRIG = namesIn(`
  abbrev abbrevboth add add1 add1f addf adler32sum ago all any append atoi b32dec b32enc b64dec b64enc base bcrypt biggest buildCustomCert camelcase cat
  ceil chunk clean coalesce compact concat contains date dateInZone dateModify date_in_zone date_modify decryptAES deepCopy deepEqual default
  derivePassword dict dig dir div divf duration durationRound empty encryptAES ext fail first float64 floor fromJson genCA genCAWithKey genPrivateKey
  genSelfSignedCert genSelfSignedCertWithKey genSignedCert genSignedCertWithKey get getHostByName has hasKey hasPrefix hasSuffix hello htmlDate
  htmlDateInZone htpasswd indent initial initials int int64 isAbs join kebabcase keys kindIs kindOf last list lower max maxf merge mergeOverwrite min
  minf mod mul mulf mustAppend mustChunk mustCompact mustDateModify mustDeepCopy mustFirst mustFromJson mustHas mustInitial mustLast mustMerge
  mustMergeOverwrite mustPrepend mustPush mustRegexFind mustRegexFindAll mustRegexMatch mustRegexReplaceAll mustRegexReplaceAllLiteral mustRegexSplit
  mustRest mustReverse mustSlice mustToDate mustToJson mustToPrettyJson mustToRawJson mustUniq mustWithout must_date_modify nindent nospace now omit
  osBase osClean osDir osExt osIsAbs pick pluck plural prepend push quote randAlpha randAlphaNum randAscii randBytes randInt randNumeric regexFind
  regexFindAll regexMatch regexQuoteMeta regexReplaceAll regexReplaceAllLiteral regexSplit repeat replace rest reverse round semver semverCompare seq
  set sha1sum sha256sum sha512sum shuffle slice snakecase sortAlpha split splitList splitn squote sub subf substr swapcase ternary title toDate
  toDecimal toJson toPrettyJson toRawJson toString toStrings trim trimAll trimPrefix trimSuffix trimall trunc tuple typeIs typeIsLike typeOf uniq
  unixEpoch unset until untilStep untitle upper urlJoin urlParse uuidv4 values without wrap wrapWith
`);

/**
 * The functions that External Secrets adds.
 *
 * @see https://external-secrets.io/latest/guides/templating/
 */
const OF_EXTERNAL_SECRETS = namesIn(`
  certSANs filterCertChain filterPEM fromYaml fullPemToPkcs12 fullPemToPkcs12Pass getSecretKey jwkPrivateKeyPem jwkPublicKeyPem pemToPkcs12
  pemToPkcs12Pass pemTruststoreToPKCS12 pemTruststoreToPKCS12Pass pkcs12cert pkcs12certPass pkcs12key pkcs12keyPass rsaDecrypt toYaml
`);

/** The functions and words of Go templates themselves. */
const OF_GO = namesIn(`
  and block break call continue define else end eq false ge gt html if index js le len lt ne nil not or print printf println range slice template true
  urlquery with
`);

/** Functions of Helm, of sprig for the environment, and of the older engine of External Secrets. */
const OF_OTHERS = namesIn(`
  base64decode base64encode env expandenv fromJSON include lookup required toBytes toJSON toToml tpl
`);

/** The words that templates may use, by what they are templates of; `elsewhere` are words of other programs, which the controllers of Secrets lack. */
export const TEMPLATE_FUNCTIONS = {
  externalSecret: new Set([...OF_GO, ...OF_SPRIG, ...OF_EXTERNAL_SECRETS]),
  sealedSecret: new Set([...OF_GO, ...OF_SPRIG]),
  hook: new Set([...OF_GO, ...OF_SPRIG, 'env', 'expandenv']),
  elsewhere: new Set(OF_OTHERS),
} as const;
