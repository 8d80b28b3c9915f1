import { Button, Modal, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { LIBELLES_TYPE_REVUE, PLANIFIEE_PAR, TYPES_REVUE, type TypeRevue } from '@pdp/domain';
import { cles } from '../../../platform/api/cles';
import { creerIdempotence, identifiantAleatoire } from '../../../platform/api/idempotence';
import { useSession } from '../../../platform/session/session.requetes';
import { prevenir } from '../../../platform/ui/retours/prevenir';
import { ChoixParticipants } from './choix-participants';
import { ChoixPartenaire } from './choix-partenaire';
import { commandesRevue } from '../revue.requetes';

const demain = (): string => `${new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)}T14:00`;

/** Planifie une séance : un type, une date, une durée, des participants ; l'ordre du jour s'ouvre aussitôt. */
export function PlanifierRevue() {
  const [ouvert, poserOuvert] = useState(false);
  return (
    <>
      <Button onClick={() => poserOuvert(true)}>Planifier une séance</Button>
      {ouvert && <Formulaire surFermer={() => poserOuvert(false)} />}
    </>
  );
}

function Formulaire({ surFermer }: { surFermer: () => void }) {
  const { fonction } = useSession().habilitationActive;
  const types = TYPES_REVUE.filter((type) => PLANIFIEE_PAR[type].includes(fonction));
  const [type, poserType] = useState<TypeRevue>(types[0] ?? 'REVUE');
  const [organismeId, poserOrganisme] = useState('');
  const [debut, poserDebut] = useState(demain);
  const [duree, poserDuree] = useState<number | string>(100);
  const [participants, poserParticipants] = useState<string[]>([]);
  const planifier = usePlanification();
  return (
    <Modal opened onClose={surFermer} title="Planifier une séance">
      <form
        style={{ display: 'grid', gap: 14 }}
        onSubmit={(e) => {
          e.preventDefault();
          const commun = { type, debut: new Date(debut).toISOString(), dureeMinutes: Number(duree), participants };
          planifier.mutate(type === 'POINT_PARTENAIRE' ? { ...commun, organismeId } : commun);
        }}
      >
        <NativeSelect
          label="Type de séance"
          data={types.map((value) => ({ value, label: LIBELLES_TYPE_REVUE[value] }))}
          value={type}
          onChange={(e) => poserType(e.currentTarget.value as TypeRevue)}
        />
        {type === 'POINT_PARTENAIRE' && <ChoixPartenaire valeur={organismeId} surChange={poserOrganisme} />}
        <TextInput
          type="datetime-local"
          label="Date et heure"
          required
          value={debut}
          onChange={(e) => poserDebut(e.currentTarget.value)}
        />
        <NumberInput label="Durée, en minutes" min={15} max={480} step={5} value={duree} onChange={poserDuree} />
        <ChoixParticipants valeur={participants} surChange={poserParticipants} />
        <p className="fin">Les personnes invitées reçoivent une convocation sans aucun contenu.</p>
        <Button type="submit" loading={planifier.isPending}>
          Planifier et ouvrir l’ordre du jour
        </Button>
      </form>
    </Modal>
  );
}

type Corps = Parameters<typeof commandesRevue.planifier>[0];

function usePlanification() {
  const [idempotence] = useState(() => creerIdempotence(identifiantAleatoire));
  const requetes = useQueryClient();
  const aller = useNavigate();
  return useMutation({
    mutationFn: async (corps: Corps) => {
      const revue = await commandesRevue.planifier(corps, idempotence.clePour(corps));
      await commandesRevue.transiter(revue.id, 'ouvrirOrdreDuJour');
      return revue;
    },
    onSuccess: (revue) => {
      void requetes.invalidateQueries({ queryKey: cles.revues() });
      void aller({ to: '/revues/$id/preparation', params: { id: revue.id } });
    },
    onError: prevenir.echec,
  });
}
