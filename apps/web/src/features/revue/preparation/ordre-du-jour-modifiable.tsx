import { ActionIcon, Group } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { PassageVue, RevueVue } from '@pdp/domain';
import { cles } from '../../../platform/api/cles';
import { peut } from '../../../platform/permissions/capacites';
import { Puce } from '../../../platform/ui/mise-en-page/puce';
import { EtatVide } from '../../../platform/ui/retours/etat-vide';
import { prevenir } from '../../../platform/ui/retours/prevenir';
import { commandesRevue } from '../revue.requetes';
import { RAISONS, aLOrdreDuJour, deplacer } from '../revue.vue';
import styles from './preparation.module.css';

/** Ordre du jour : chaque dossier avec sa question ; on le range par glisser ou par les flèches. */
export function OrdreDuJourModifiable({ revue }: { readonly revue: RevueVue }) {
  const passages = aLOrdreDuJour(revue.passages);
  const requetes = useQueryClient();
  const relire = () => void requetes.invalidateQueries({ queryKey: cles.revue(revue.id) });
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
  const modifiable = peut(revue, 'ordonner') && !ranger.isPending;
  const bouger = (de: number, vers: number): void => ranger.mutate(deplacer(passages, de, vers).map((p) => p.id));
  if (passages.length === 0) {
    return (
      <EtatVide titre="L’ordre du jour est vide">
        Ajoutez un dossier proposé ci-contre, avec une question au groupe.
      </EtatVide>
    );
  }
  return (
    <ol className={styles['ordre']} aria-label="Ordre du jour">
      {passages.map((p, rang) => (
        <li key={p.id} ref={glisser(modifiable, rang, bouger)}>
          <Ligne
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
  );
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

type PropsLigne = {
  passage: PassageVue;
  rang: number;
  total: number;
  modifiable: boolean;
  bouger: (de: number, vers: number) => void;
  retirer: () => void;
};

function Ligne({ passage: p, rang, total, modifiable, bouger, retirer }: PropsLigne) {
  const nom = p.nomAffiche ?? 'Dossier réservé';
  return (
    <div className={styles['ligne']}>
      <span className={styles['rang']}>{rang + 1}</span>
      <div className={styles['texte']}>
        <div>
          <b>{nom}</b> <span className="fin nombre">· {p.dureeMinutes} min</span>
        </div>
        <div>{p.question ?? 'Vous n’avez pas accès à ce dossier.'}</div>
        <Group gap={6}>
          {p.raisons.map((r) => (
            <Puce key={r} couleur={RAISONS[r]?.couleur ?? 'gris'}>
              {RAISONS[r]?.libelle ?? r}
            </Puce>
          ))}
        </Group>
      </div>
      {modifiable && (
        <Group gap={4} wrap="nowrap">
          <ActionIcon
            variant="default"
            aria-label={`Monter ${nom}, dossier ${rang + 1} sur ${total}`}
            disabled={rang === 0}
            onClick={() => bouger(rang, rang - 1)}
          >
            <IconArrowUp size={16} aria-hidden="true" />
          </ActionIcon>
          <ActionIcon
            variant="default"
            aria-label={`Descendre ${nom}, dossier ${rang + 1} sur ${total}`}
            disabled={rang === total - 1}
            onClick={() => bouger(rang, rang + 1)}
          >
            <IconArrowDown size={16} aria-hidden="true" />
          </ActionIcon>
          {peut(p, 'retirer') && (
            <ActionIcon variant="default" aria-label={`Retirer ${nom} de l’ordre du jour`} onClick={retirer}>
              <IconX size={16} aria-hidden="true" />
            </ActionIcon>
          )}
        </Group>
      )}
    </div>
  );
}
