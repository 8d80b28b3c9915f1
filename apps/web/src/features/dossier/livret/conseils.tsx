import { createContext, useContext, useDeferredValue, useMemo } from 'react';
import type { ReactNode } from 'react';
import { remarquesLivret, verifierLangage } from '@pdp/domain';
import type { RemarqueLivretVue } from '@pdp/domain';
import { enContenuLivret } from './livret.vue';
import type { SaisieLivret } from './livret.vue';
import styles from './conseils.module.css';

const RemarquesVives = createContext<readonly RemarqueLivretVue[]>([]);

/** Remarques de langage du texte tel qu'il est tapé ; calculées après la frappe, jamais avant qu'elle s'affiche. */
export function useRemarquesVives(saisie: SaisieLivret): readonly RemarqueLivretVue[] {
  const posee = useDeferredValue(saisie);
  return useMemo(() => remarquesLivret(enContenuLivret(posee)), [posee]);
}

/** Donne les remarques aux champs du livret, et n'en annonce que le nombre : un lecteur d'écran n'entend pas chaque frappe. */
export function AvecConseils({
  remarques,
  children,
}: {
  readonly remarques: readonly RemarqueLivretVue[];
  readonly children: ReactNode;
}) {
  const nombre = remarques.length;
  return (
    <RemarquesVives.Provider value={remarques}>
      {children}
      <p role="status" className="visuellement-cache">
        {nombre === 0 ? '' : `${nombre} ${nombre > 1 ? 'conseils' : 'conseil'} pour être mieux compris.`}
      </p>
    </RemarquesVives.Provider>
  );
}

/** Conseils d'un champ, sous lui ; `chemin` : `ouJenSuis`, `etapes.0`. Rien n'est bloqué. */
export function Conseils({ chemin }: { readonly chemin: string }) {
  const siens = useContext(RemarquesVives).filter((r) => r.chemin === chemin || r.chemin.startsWith(`${chemin}.`));
  return <ListeConseils conseils={siens} />;
}

/** Les mêmes conseils pour un texte seul : une réponse, une phrase. */
export function ConseilsDuTexte({ texte }: { readonly texte: string }) {
  const pose = useDeferredValue(texte);
  const conseils = useMemo(() => verifierLangage(pose), [pose]);
  return <ListeConseils conseils={conseils} />;
}

function ListeConseils({ conseils }: { conseils: readonly Pick<RemarqueLivretVue, 'code' | 'extrait' | 'conseil'>[] }) {
  if (conseils.length === 0) return null;
  return (
    <ul className={styles['conseils']} aria-label="Conseils pour être mieux compris">
      {conseils.map(({ code, extrait, conseil }, rang) => (
        <li key={`${code}${rang}`}>
          «&nbsp;{court(extrait)}&nbsp;»&nbsp;: {conseil}
        </li>
      ))}
    </ul>
  );
}

const court = (extrait: string): string => (extrait.length <= 60 ? extrait : `${extrait.slice(0, 57).trimEnd()}…`);
