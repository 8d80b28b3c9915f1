const RANG = /^(.*\d)(er|e)(\s.*)?$/u;

/** Texte où un rang s’écrit en exposant : « 6e mois » devient 6<sup>e</sup> mois ; tout autre texte reste tel quel. */
export function Ordinal({ texte }: { readonly texte: string }) {
  const trouve = RANG.exec(texte);
  if (!trouve) return <>{texte}</>;
  return (
    <>
      {trouve[1]}
      <sup>{trouve[2]}</sup>
      {trouve[3]}
    </>
  );
}
