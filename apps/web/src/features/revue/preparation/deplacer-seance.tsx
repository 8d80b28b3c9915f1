import { Button, Modal, Radio, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { LIMITES_TEXTE, type RevueVue } from '@pdp/domain';
import { cles } from '../../../platform/api/cles';
import { peut } from '../../../platform/permissions/capacites';
import { prevenir } from '../../../platform/ui/retours/prevenir';
import { commandesRevue } from '../revue.requetes';
import styles from './preparation.module.css';

/** Annule une séance à venir, ou la déplace : les invités sont prévenus, les dossiers inscrits suivent. */
export function DeplacerSeance({ revue }: { readonly revue: RevueVue }) {
  const [ouvert, poserOuvert] = useState(false);
  if (!peut(revue, 'annuler') && !peut(revue, 'reporter')) return null;
  return (
    <>
      <Button variant="default" onClick={() => poserOuvert(true)}>
        Déplacer ou annuler
      </Button>
      {ouvert && <Dialogue revue={revue} surFermer={() => poserOuvert(false)} />}
    </>
  );
}

function Dialogue({ revue, surFermer }: { readonly revue: RevueVue; readonly surFermer: () => void }) {
  const [choix, poserChoix] = useState<'reporter' | 'annuler'>('reporter');
  const [nouveau, poserNouveau] = useState('');
  const [motif, poserMotif] = useState('');
  const changer = useDeplacement(revue);
  return (
    <Modal opened onClose={surFermer} title="Déplacer ou annuler cette séance">
      <form
        className={styles['question']}
        onSubmit={(e) => {
          e.preventDefault();
          changer.mutate({
            transition: choix,
            reste: {
              ...(motif.trim() === '' ? {} : { motif: motif.trim() }),
              ...(choix === 'reporter' ? { nouveauDebut: new Date(nouveau).toISOString() } : {}),
            },
          });
        }}
      >
        <Radio.Group label="Que faire ?" value={choix} onChange={(v) => poserChoix(v as typeof choix)}>
          <Radio value="reporter" label="La déplacer à une autre date, avec ses dossiers" />
          <Radio value="annuler" label="L’annuler" />
        </Radio.Group>
        {choix === 'reporter' && (
          <TextInput
            type="datetime-local"
            label="Nouvelle date et heure"
            required
            value={nouveau}
            onChange={(e) => poserNouveau(e.currentTarget.value)}
          />
        )}
        <TextInput
          label="Raison (facultative, sans nom de personne)"
          maxLength={LIMITES_TEXTE.ligne}
          value={motif}
          onChange={(e) => poserMotif(e.currentTarget.value)}
        />
        <Button type="submit" loading={changer.isPending}>
          {choix === 'reporter' ? 'Déplacer la séance' : 'Annuler la séance'}
        </Button>
      </form>
    </Modal>
  );
}

type Changement = {
  readonly transition: 'reporter' | 'annuler';
  readonly reste: { motif?: string; nouveauDebut?: string };
};

function useDeplacement(revue: RevueVue) {
  const requetes = useQueryClient();
  const aller = useNavigate();
  return useMutation({
    mutationFn: ({ transition, reste }: Changement) => commandesRevue.deplacer(revue.id, transition, reste),
    onSuccess: () => {
      prevenir.succes('Les invités sont prévenus.');
      void requetes.invalidateQueries({ queryKey: cles.revue(revue.id) });
      void requetes.invalidateQueries({ queryKey: cles.revues() });
      void aller({ to: '/revues' });
    },
    onError: prevenir.echec,
  });
}
