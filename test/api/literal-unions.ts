import * as ts from 'typescript';

/**
 * The exported declarations of a file that have a union of string literals somewhere in their type, by name and member.
 *
 * jsii makes `string` of such a union without a word, so that the other languages would take any text.
 */
export function literalUnions(file: string): string[] {
  const options: ts.CompilerOptions = { module: ts.ModuleKind.Node16, target: ts.ScriptTarget.ES2022, noLib: true, types: [], strict: true };
  const host = ts.createCompilerHost(options);
  // The declarations of other packages are large, and none of the library's business.
  host.resolveModuleNameLiterals = (names, containing) => names.map(({ text }) =>
    text.startsWith('.') ? ts.resolveModuleName(text, containing, options, host) : { resolvedModule: undefined });
  const program = ts.createProgram([file], options, host);
  const checker = program.getTypeChecker();
  const found = new Set<string>();
  const seen = new Set<ts.Node>();

  const visitDeclaration = (declaration: ts.Node, name: string): void => {
    if (seen.has(declaration)) return;
    seen.add(declaration);
    const visit = (node: ts.Node, path: string): void => {
      if (ts.isExpressionWithTypeArguments(node)) {
        // What a base that is not exported declares is public all the same.
        checker.getTypeAtLocation(node).symbol?.declarations?.forEach((base) => visitDeclaration(base, name));
      } else if (ts.isTypeNode(node) && isLiteralUnion(checker.getTypeFromTypeNode(node))) {
        found.add(path);
      }
      ts.forEachChild(node, (child) => {
        const isMember = ts.isClassElement(child) || ts.isTypeElement(child);
        if (isMember && isUnpublished(child)) return;
        visit(child, isMember ? `${path}.${child.name?.getText() ?? 'constructor'}` : path);
      });
    };
    visit(declaration, name);
  };

  const root = checker.getSymbolAtLocation(program.getSourceFile(file)!)!;
  for (const symbol of checker.getExportsOfModule(root)) {
    // eslint-disable-next-line no-bitwise
    const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
    target.declarations?.forEach((declaration) => visitDeclaration(declaration, symbol.name));
  }
  return [...found].sort();
}

/** What is private or internal, where the source is read and not what the compiler publishes of it. */
function isUnpublished(member: ts.ClassElement | ts.TypeElement): boolean {
  const modifiers = ts.canHaveModifiers(member) ? ts.getModifiers(member) : undefined;
  return modifiers?.some(({ kind }) => kind === ts.SyntaxKind.PrivateKeyword) === true || member.name?.getText().startsWith('_') === true;
}

function isLiteralUnion(type: ts.Type): boolean {
  return type.isUnion() && type.types.filter((member) => member.isStringLiteral() && !isOfEnum(member)).length > 1;
}

function isOfEnum(type: ts.Type): boolean {
  // eslint-disable-next-line no-bitwise
  return (type.flags & ts.TypeFlags.EnumLiteral) !== 0;
}
