import { Button, Modal, NativeSelect, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { GROUPES_ISSUE, ISSUES, ISSUES_ACCOMPAGNEMENT, LIMITES_TEXTE } from '@pdp/domain';
import type { DossierVue, GroupeIssue } from '@pdp/domain';
import { useState } from 'react';
import { useAujourdhui } from '../../../platform/format/horloge';
import { ChampDate } from '../../../platform/ui/formulaire/champ-date';
import { Rangee } from '../../../platform/ui/mise-en-page/grille';
import { Erreur } from '../../../platform/ui/retours/erreur';
import { prevenir } from '../../../platform/ui/retours/prevenir';
import { commandesDossier, useRelireDossier } from '../dossier.requetes';
import type { TransitionMontree } from './transitions';
import styles from '../dossier.module.css';

const LIBELLES_GROUPE: Readonly<Record<GroupeIssue, string>> = {
  EMPLOI: 'En emploi',
  MARCHE_TRAVAIL: 'Sur le marché du travail',
  SOLUTION_SOCIALE: 'Solution sociale',
  INTERRUPTION: 'Interruption',
};

const OPTIONS_ISSUE = [
  { value: '', label: 'Choisir…' },
  ...GROUPES_ISSUE.map((groupe) => ({
    group: LIBELLES_GROUPE[groupe],
    items: ISSUES_ACCOMPAGNEMENT.filter((code) => ISSUES[code].groupe === groupe).map((code) => ({
      value: code,
      label: ISSUES[code].libelle,
    })),
  })),
];

type Props = { readonly dossier: DossierVue; readonly transition: TransitionMontree; readonly fermer: () => void };

/** Confirme un changement d'état, avec ce qu'il demande ; le refus du serveur dit ce qui manque. */
export function DialogueTransition({ dossier, transition, fermer }: Props) {
  const aujourdhui = useAujourdhui();
  const [motif, poserMotif] = useState('');
  const [issue, poserIssue] = useState('');
  const [dateIssue, poserDateIssue] = useState(aujourdhui);
  const relire = useRelireDossier(dossier.id);
  const clot = transition.transition === 'clore';
  const transiter = useMutation({
    mutationFn: () =>
      commandesDossier.transiter(dossier.id, dossier.version, {
        transition: transition.transition,
        ...(motif.trim() === '' ? {} : { motif: motif.trim() }),
        ...(clot ? { issue, dateIssue } : {}),
      }),
    onSuccess: () => {
      prevenir.succes(transition.fait);
      fermer();
    },
    onSettled: () => relire(),
  });
  return (
    <Modal opened onClose={fermer} title={transition.libelle}>
      <form
        className={styles['formulaire']}
        onSubmit={(e) => {
          e.preventDefault();
          transiter.mutate();
        }}
      >
        {transiter.isError && <Erreur erreur={transiter.error} />}
        <p>{transition.explication}</p>
        {clot && (
          <>
            <NativeSelect
              label="Issue de l’accompagnement"
              required
              data={OPTIONS_ISSUE}
              value={issue}
              onChange={(e) => poserIssue(e.currentTarget.value)}
            />
            <ChampDate
              label="Fin de l’accompagnement"
              required
              max={aujourdhui}
              value={dateIssue}
              onChange={poserDateIssue}
            />
          </>
        )}
        <TextInput
          label="Motif (facultatif, rien de médical)"
          maxLength={LIMITES_TEXTE.motCourt}
          value={motif}
          onChange={(e) => poserMotif(e.currentTarget.value)}
        />
        <Rangee>
          <Button type="submit" loading={transiter.isPending}>
            {transition.libelle}
          </Button>
          <Button variant="default" onClick={fermer}>
            Annuler
          </Button>
        </Rangee>
      </form>
    </Modal>
  );
}
