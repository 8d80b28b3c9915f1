import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { LIMITES_TEXTE } from '@pdp/domain';
import type { VisiteVue } from '@pdp/domain';
import { useState } from 'react';
import { plusJours } from '../../platform/format/dates';
import { useAujourdhui } from '../../platform/format/horloge';
import { ChampDate } from '../../platform/ui/formulaire/champ-date';
import { Erreur } from '../../platform/ui/retours/erreur';
import { prevenir } from '../../platform/ui/retours/prevenir';
import { commandesVisite, useRelireVisites } from './visite.requetes';
import { instantDe } from './visite.vue';
import styles from './visite.module.css';

type Props = { readonly visite: VisiteVue; readonly surFini: () => void };

function usePlanifier({ visite, surFini }: Props) {
  const relire = useRelireVisites(visite.dossierId);
  return useMutation({
    mutationFn: (rendezVous: { dateHeure: string; lieu?: string }) =>
      commandesVisite.transiter(visite, { transition: 'planifier', ...rendezVous }),
    onSuccess: () => {
      prevenir.succes('Visite planifiée. La personne et le référent sont prévenus.');
      void relire();
      surFini();
    },
  });
}

/** Fixe le rendez-vous : jour, heure de Paris, lieu ; la personne le lit aussitôt dans son livret. */
export function PlanifierVisite(props: Props) {
  const aujourdhui = useAujourdhui();
  const [jour, poserJour] = useState(plusJours(aujourdhui, 7));
  const [heure, poserHeure] = useState('09:00');
  const [lieu, poserLieu] = useState(props.visite.lieu ?? '');
  const planifier = usePlanifier(props);
  const dateHeure = instantDe(jour, heure);
  return (
    <form
      className={styles['formulaire']}
      onSubmit={(e) => {
        e.preventDefault();
        if (dateHeure) planifier.mutate({ dateHeure, ...(lieu.trim() === '' ? {} : { lieu: lieu.trim() }) });
      }}
    >
      {planifier.isError && <Erreur erreur={planifier.error} />}
      <div className={styles['deux']}>
        <ChampDate label="Jour" required min={aujourdhui} value={jour} onChange={poserJour} />
        <TextInput
          label="Heure"
          type="time"
          required
          value={heure}
          onChange={(e) => poserHeure(e.currentTarget.value)}
        />
      </div>
      <TextInput
        label="Lieu"
        placeholder="Centre de santé au travail, adresse"
        maxLength={LIMITES_TEXTE.motCourt}
        value={lieu}
        onChange={(e) => poserLieu(e.currentTarget.value)}
      />
      <div>
        <Button type="submit" loading={planifier.isPending} disabled={dateHeure === null}>
          Planifier la visite
        </Button>
      </div>
    </form>
  );
}
