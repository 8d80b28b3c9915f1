import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { RefObject } from 'react';
import { LIBELLES_FORMAT_PASSAGE, type PassageVue, type RevueVue } from '@pdp/domain';
import { cles } from '../../../platform/api/cles';
import { peut } from '../../../platform/permissions/capacites';
import { EtatVide } from '../../../platform/ui/retours/etat-vide';
import { prevenir } from '../../../platform/ui/retours/prevenir';
import { commandesRevue } from '../revue.requetes';
import { aLOrdreDuJour, deplacer } from '../revue.vue';
import { LigneOrdre } from './ligne-ordre';
import styles from './preparation.module.css';

/** Ordre du jour : chaque dossier avec sa question et son créneau ; on le range par glisser, par les flèches ou au clavier. */
export function OrdreDuJourModifiable({ revue }: { readonly revue: RevueVue }) {
  const passages = aLOrdreDuJour(revue.passages);
  const [annonce, poserAnnonce] = useState('');
  const liste = useRef<HTMLOListElement>(null);
  const { ranger, retirer } = useRangement(revue);
  const modifiable = peut(revue, 'ordonner');
  const bouger = useDeplacement(passages, ranger, liste, poserAnnonce);
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
      {modifiable && passages.length > 1 && (
        <p className={`fin ${styles['auClavier']}`}>
          Glissez une ligne, ou placez-vous dessus et faites <kbd>Alt</kbd> + <kbd>↑</kbd> ou <kbd>↓</kbd>.
        </p>
      )}
      <ol className={styles['ordre']} aria-label="Ordre du jour" ref={liste}>
        {passages.map((p, rang) => (
          <li key={p.id} data-passage={p.id} ref={glisser(modifiable, rang, bouger)}>
            {premierDuLot(passages, rang) && (
              <p className={styles['lot']}>{LIBELLES_FORMAT_PASSAGE.LOT} : ces dossiers passent ensemble, à la fin.</p>
            )}
            <LigneOrdre
              revue={revue}
              passage={p}
              rang={rang}
              total={passages.length}
              modifiable={modifiable}
              bouger={bouger}
              retirer={() => retirer.mutate(p.id)}
            />
          </li>
        ))}
      </ol>
    </>
  );
}

type Rangement = ReturnType<typeof useRangement>['ranger'];

// Une ligne à la fois : on ignore un geste tant que le précédent n'est pas enregistré.
function useDeplacement(
  passages: readonly PassageVue[],
  ranger: Rangement,
  liste: RefObject<HTMLOListElement | null>,
  annoncer: (phrase: string) => void,
) {
  return (de: number, vers: number): void => {
    const passage = passages[de];
    if (!passage || ranger.isPending || vers < 0 || vers >= passages.length) return;
    const tenait = document.activeElement?.getAttribute('data-geste') ?? null;
    const onSuccess = (): void => {
      annoncer(`${passage.nomAffiche ?? 'Dossier réservé'} : dossier ${vers + 1} sur ${passages.length}.`);
      rendreLeFocus(liste.current, passage.id, tenait);
    };
    ranger.mutate(
      deplacer(passages, de, vers).map((p) => p.id),
      { onSuccess },
    );
  };
}

function useRangement(revue: RevueVue) {
  const requetes = useQueryClient();
  const relire = () => requetes.invalidateQueries({ queryKey: cles.revue(revue.id) });
  const ranger = useMutation({
    mutationFn: (ids: readonly string[]) => commandesRevue.ordonner(revue.id, revue.version, ids),
    onSettled: relire,
    onError: prevenir.echec,
  });
  const retirer = useMutation({
    mutationFn: (id: string) => commandesRevue.transiterPassage(id, 'retirer'),
    onSettled: relire,
    onError: prevenir.echec,
  });
  return { ranger, retirer };
}

const premierDuLot = (passages: readonly PassageVue[], rang: number): boolean =>
  passages[rang]?.format === 'LOT' && passages[rang - 1]?.format !== 'LOT';

// Déplacer la ligne dans la page fait perdre le focus : on le rend au même bouton, ou à la ligne s'il n'est plus actif.
function rendreLeFocus(liste: HTMLOListElement | null, passageId: string, geste: string | null): void {
  requestAnimationFrame(() => {
    const ligne = liste?.querySelector(`[data-passage="${passageId}"]`);
    const bouton = geste === null ? null : ligne?.querySelector<HTMLElement>(`[data-geste="${geste}"]:not(:disabled)`);
    (bouton ?? ligne?.querySelector<HTMLElement>('[data-geste="ligne"]'))?.focus();
  });
}

// Le glisser n'est qu'un raccourci de souris : les flèches font la même chose au clavier (WCAG 2.5.7).
function glisser(modifiable: boolean, rang: number, bouger: (de: number, vers: number) => void) {
  return (element: HTMLLIElement | null): void => {
    if (!element) return;
    element.draggable = modifiable;
    element.ondragstart = (e) => e.dataTransfer?.setData('text/plain', String(rang));
    element.ondragover = (e) => e.preventDefault();
    element.ondrop = (e) => {
      e.preventDefault();
      const de = Number(e.dataTransfer?.getData('text/plain'));
      if (modifiable && Number.isInteger(de) && de !== rang) bouger(de, rang);
    };
  };
}
