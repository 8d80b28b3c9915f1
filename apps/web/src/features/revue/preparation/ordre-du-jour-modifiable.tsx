import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { RefObject } from 'react';
import { LIBELLES_FORMAT_PASSAGE, type PassageVue, type RevueVue } from '@pdp/domain';
import { cles } from '../../../platform/api/cles';
import { peut } from '../../../platform/permissions/capacites';
import { EtatVide } from '../../../platform/ui/retours/etat-vide';
import { prevenir } from '../../../platform/ui/retours/prevenir';
import { commandesRevue } from '../revue.requetes';
import { nomDe } from '../revue.vue';
import { Glisser } from './glisser';
import { LigneGlissable } from './ligne-glissable';
import { LigneOrdre } from './ligne-ordre';
import { useRangement } from './rangement';
import styles from './preparation.module.css';

/** Ordre du jour : chaque dossier avec sa question et son créneau ; on le range par glisser, par les flèches ou au clavier. */
export function OrdreDuJourModifiable({ revue }: { readonly revue: RevueVue }) {
  const [annonce, poserAnnonce] = useState('');
  const liste = useRef<HTMLOListElement>(null);
  const { passages, mettre } = useRangement(revue);
  const retirer = useRetrait(revue.id);
  const modifiable = peut(revue, 'ordonner');
  const bouger = (id: string, vers: number): void => {
    const tenait = document.activeElement?.getAttribute('data-geste') ?? null;
    poserAnnonce(phraseDuRang(mettre(id, vers), id));
    rendreLeFocus(liste, id, tenait);
  };
  if (passages.length === 0) {
    return (
      <EtatVide titre="L’ordre du jour est vide">
        Ajoutez un dossier proposé ci-contre, avec une question au groupe.
      </EtatVide>
    );
  }
  return (
    <>
      <p className="visuellement-cache" role="status">
        {annonce}
      </p>
      {modifiable && passages.length > 1 && <ModeDEmploi />}
      <Glisser ids={passages.map((p) => p.id)} surPoser={bouger}>
        <ol className={styles['ordre']} aria-label="Ordre du jour" ref={liste}>
          {passages.map((p, rang) => (
            <LigneGlissable key={p.id} id={p.id} modifiable={modifiable}>
              {(prise) => (
                <>
                  {premierDuLot(passages, rang) && <TitreDuLot />}
                  <LigneOrdre
                    revue={revue}
                    passage={p}
                    rang={rang}
                    total={passages.length}
                    prise={modifiable ? prise : null}
                    mettre={(vers) => bouger(p.id, vers)}
                    retirer={() => retirer.mutate(p.id)}
                  />
                </>
              )}
            </LigneGlissable>
          ))}
        </ol>
      </Glisser>
    </>
  );
}

const ModeDEmploi = () => (
  <p className={`fin ${styles['auClavier']}`}>
    Glissez une ligne par son numéro, ou cliquez dessus pour choisir sa place. Au clavier : <kbd>Alt</kbd> +{' '}
    <kbd>↑</kbd> ou <kbd>↓</kbd>.
  </p>
);

const TitreDuLot = () => (
  <p className={styles['lot']}>{LIBELLES_FORMAT_PASSAGE.LOT} : ces dossiers passent ensemble, à la fin.</p>
);

function useRetrait(revueId: string) {
  const requetes = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => commandesRevue.transiterPassage(id, 'retirer'),
    onSettled: () => requetes.invalidateQueries({ queryKey: cles.revue(revueId) }),
    onError: prevenir.echec,
  });
}

function phraseDuRang(passages: readonly PassageVue[], id: string): string {
  const rang = passages.findIndex((p) => p.id === id);
  const passage = passages[rang];
  return passage ? `${nomDe(passage)} : dossier ${rang + 1} sur ${passages.length}.` : '';
}

const premierDuLot = (passages: readonly PassageVue[], rang: number): boolean =>
  passages[rang]?.format === 'LOT' && passages[rang - 1]?.format !== 'LOT';

// Déplacer la ligne dans la page fait perdre le focus : on le rend au même bouton, ou à la poignée s'il n'est plus actif.
function rendreLeFocus(liste: RefObject<HTMLElement | null>, passageId: string, geste: string | null): void {
  requestAnimationFrame(() => {
    const ligne = liste.current?.querySelector(`[data-passage="${passageId}"]`);
    const bouton = geste === null ? null : ligne?.querySelector<HTMLElement>(`[data-geste="${geste}"]:not(:disabled)`);
    (bouton ?? ligne?.querySelector<HTMLElement>('[data-geste="ligne"]'))?.focus();
  });
}
