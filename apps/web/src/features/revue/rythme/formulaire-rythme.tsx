import { Button, Checkbox, Modal, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  LIBELLES_TYPE_REVUE,
  dateParis,
  defautsRythme,
  type RecurrenceVue,
  type ReglerRecurrenceRequete,
  type TypeRevue,
} from '@pdp/domain';
import { cles } from '../../../platform/api/cles';
import { prevenir } from '../../../platform/ui/retours/prevenir';
import { ChoixParticipants } from '../liste/choix-participants';
import { ChoixPartenaire } from '../liste/choix-partenaire';
import { commandesRevue } from '../revue.requetes';
import { ApercuSeances } from './apercu-seances';
import styles from './rythme.module.css';

type Props = { readonly actuel: RecurrenceVue | null; readonly type: TypeRevue; readonly surFermer: () => void };
type Saisie = ReglerRecurrenceRequete & { readonly participants: readonly string[]; readonly active: boolean };

const SEMAINES = [1, 2, 3, 4, 6, 8, 13].map((n) => ({
  value: String(n * 7),
  label: n === 1 ? 'Toutes les semaines' : `Toutes les ${n} semaines`,
}));
const FERIES = [
  { value: 'SAUTER', label: 'La séance n’a pas lieu' },
  { value: 'JOUR_SUIVANT', label: 'Elle passe au jour travaillé suivant' },
];

const depart = (actuel: RecurrenceVue | null): Saisie => ({
  premiere: actuel?.premiere ?? '',
  heure: actuel?.heure ?? '14:00',
  tousLesJours: actuel?.tousLesJours ?? 14,
  dureeMinutes: actuel?.dureeMinutes ?? 100,
  siFerie: actuel?.siFerie ?? 'SAUTER',
  participants: actuel?.participants ?? [],
  active: actuel?.active ?? true,
});

/** Règle le rythme d'un type de séance, et montre les dates qui en naîtraient. */
export function FormulaireRythme({ actuel, type, surFermer }: Props) {
  const [saisie, poserSaisie] = useState<Saisie>(() => depart(actuel));
  const [organismeId, poserOrganisme] = useState('');
  const [essaye, poserEssaye] = useState(false);
  const changer = (morceau: Partial<Saisie>): void => poserSaisie({ ...saisie, ...morceau });
  const defauts = defautsRythme(saisie, dateParis(new Date())).filter(
    ({ chemin }) => chemin !== 'premiere' || saisie.premiere !== actuel?.premiere,
  );
  const fautif = (chemin: string): string | null =>
    essaye ? (defauts.find((d) => d.chemin === chemin)?.message ?? null) : null;
  const regler = useReglage(actuel, surFermer);
  return (
    <Modal opened onClose={surFermer} title={`Rythme : ${LIBELLES_TYPE_REVUE[type].toLowerCase()}`}>
      <form
        className={styles['formulaire']}
        onSubmit={(e) => {
          e.preventDefault();
          poserEssaye(true);
          if (defauts.length > 0) return;
          regler.mutate({ ...saisie, ...(actuel === null ? { type, ...(organismeId ? { organismeId } : {}) } : {}) });
        }}
      >
        {type === 'POINT_PARTENAIRE' && actuel === null && (
          <ChoixPartenaire valeur={organismeId} surChange={poserOrganisme} />
        )}
        <Champs saisie={saisie} changer={changer} fautif={fautif} />
        <ChoixParticipants valeur={[...saisie.participants]} surChange={(participants) => changer({ participants })} />
        {actuel !== null && (
          <Checkbox
            label="Créer les séances suivantes"
            checked={saisie.active}
            onChange={(e) => changer({ active: e.currentTarget.checked })}
          />
        )}
        <ApercuSeances rythme={saisie} />
        <Button type="submit" loading={regler.isPending}>
          Enregistrer le rythme
        </Button>
      </form>
    </Modal>
  );
}

type PropsChamps = {
  readonly saisie: Saisie;
  readonly changer: (morceau: Partial<Saisie>) => void;
  readonly fautif: (chemin: string) => string | null;
};

function Champs({ saisie, changer, fautif }: PropsChamps) {
  return (
    <>
      <TextInput
        type="date"
        label="Première séance"
        required
        value={saisie.premiere}
        error={fautif('premiere')}
        onChange={(e) => changer({ premiere: e.currentTarget.value })}
      />
      <TextInput
        type="time"
        label="Heure"
        description="La même été comme hiver."
        required
        value={saisie.heure}
        error={fautif('heure')}
        onChange={(e) => changer({ heure: e.currentTarget.value })}
      />
      <NativeSelect
        label="Rythme"
        data={SEMAINES}
        value={String(saisie.tousLesJours)}
        onChange={(e) => changer({ tousLesJours: Number(e.currentTarget.value) })}
      />
      <NumberInput
        label="Durée, en minutes"
        min={15}
        max={480}
        step={5}
        value={saisie.dureeMinutes}
        error={fautif('dureeMinutes')}
        onChange={(v) => changer({ dureeMinutes: Number(v) })}
      />
      <NativeSelect
        label="Si c’est un jour férié"
        data={FERIES}
        value={saisie.siFerie}
        onChange={(e) => changer({ siFerie: e.currentTarget.value as Saisie['siFerie'] })}
      />
    </>
  );
}

function useReglage(actuel: RecurrenceVue | null, surFermer: () => void) {
  const requetes = useQueryClient();
  return useMutation({
    mutationFn: (corps: ReglerRecurrenceRequete) => commandesRevue.regler(actuel, corps),
    onSuccess: () => {
      prevenir.succes('Le rythme est enregistré. Les prochaines séances sont créées.');
      void requetes.invalidateQueries({ queryKey: cles.revues() });
      surFermer();
    },
    onError: prevenir.echec,
  });
}
