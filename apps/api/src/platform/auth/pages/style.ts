/** Feuille de style des pages de connexion ; les couleurs sont celles du thème de l'application. */
export const STYLE = `:root{color-scheme:light dark;--encre:#16202b;--encre-2:#4a5866;--encre-3:#5c6a79;--ligne:#dde3e9;--fond:#f5f7f9;--papier:#fff;--bleu:#0b5394;--bleu-f:#083c6c;--bleu-c:#e6f0f9;--rouge:#b3261e;--rouge-c:#fbe6e4;--ambre:#7a4f00;--ambre-c:#fdf1d8}
@media (prefers-color-scheme:dark){:root{--encre:#e8edf2;--encre-2:#b9c4cf;--encre-3:#a3b0bd;--ligne:#2f3b47;--fond:#12181f;--papier:#1a222b;--bleu:#7db7ea;--bleu-f:#a8d0f5;--bleu-c:#1c3247;--rouge:#ff9b93;--rouge-c:#43211f;--ambre:#f2c879;--ambre-c:#3a2d12}}
*{box-sizing:border-box}
body{margin:0;font:16px/1.5 "Atkinson Hyperlegible Next","Atkinson Hyperlegible",Inter,"DejaVu Sans",system-ui,sans-serif;color:var(--encre);background:var(--fond)}
a{color:var(--bleu)}
h1{font-size:1.5rem;line-height:1.25;margin:0 0 .5rem}
h2{font-size:1rem;margin:0 0 .5rem;color:var(--encre-2)}
p{margin:0 0 1rem}
.bandeau{background:var(--papier);border-bottom:1px solid var(--ligne)}
.marque{margin:0 auto;max-width:72rem;padding:.9rem 1.25rem;font-weight:700;display:flex;gap:.6rem;align-items:center}
.signe{width:22px;height:22px;border-radius:6px;background:linear-gradient(135deg,#0b5394,#2a9d8f)}
main{max-width:72rem;margin:0 auto;padding:1.75rem 1.25rem 3rem}
.carte{background:var(--papier);border:1px solid var(--ligne);border-radius:10px;padding:1.25rem;box-shadow:0 1px 2px rgba(22,32,43,.06)}
.etroite{max-width:38rem;margin:2rem auto}
.note{background:var(--ambre-c);color:var(--ambre);border-radius:8px;padding:.6rem .9rem;font-size:.95rem}
.faute{background:var(--rouge-c);color:var(--rouge);border-radius:8px;padding:.6rem .9rem;font-weight:600}
.fin{color:var(--encre-3);font-size:.875rem;margin:1rem 0 0}
.actes{display:flex;flex-wrap:wrap;gap:1rem;align-items:center;margin:1.25rem 0 0}
.bouton,.saisie button{display:inline-block;border:1px solid #0b5394;background:#0b5394;color:#fff;border-radius:8px;padding:.55rem 1rem;font:inherit;font-weight:600;text-decoration:none;cursor:pointer}
.bouton:hover,.saisie button:hover{background:#083c6c}
.saisie{display:flex;flex-wrap:wrap;gap:.6rem;align-items:end;margin:0 0 1.75rem}
.saisie label{display:block;font-weight:600;font-size:.95rem}
.saisie input,.saisie select{font:inherit;width:20rem;max-width:100%;padding:.5rem .75rem;border:1px solid var(--encre-3);border-radius:8px;background:var(--papier);color:var(--encre)}
.saisie div{min-width:0;max-width:100%}
.liste{columns:3 19rem;column-gap:1.25rem}
.groupe{break-inside:avoid;margin:0 0 1.25rem}
.comptes{list-style:none;margin:0;padding:0;display:grid;gap:.6rem}
.compte{display:block;width:100%;text-align:left;font:inherit;color:inherit;background:var(--papier);border:1px solid var(--ligne);border-radius:10px;padding:.7rem .9rem;cursor:pointer;overflow-wrap:anywhere}
.compte:hover{border-color:var(--bleu);background:var(--bleu-c)}
.compte strong,.compte span{display:block}
.compte span{color:var(--encre-2);font-size:.95rem}
.compte .lieu{color:var(--encre-3);font-size:.875rem}
:focus-visible{outline:3px solid var(--bleu);outline-offset:2px}
`;
