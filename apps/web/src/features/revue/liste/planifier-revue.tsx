import { Button, Modal, NumberInput, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { cles } from '../../../platform/api/cles';
import { creerIdempotence, identifiantAleatoire } from '../../../platform/api/idempotence';
import { prevenir } from '../../../platform/ui/retours/prevenir';
import { ChoixParticipants } from './choix-participants';
import { commandesRevue } from '../revue.requetes';

const demain = (): string => `${new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)}T14:00`;

/** Planifie une séance : une date, une durée, des participants ; l'ordre du jour s'ouvre aussitôt. */
export function PlanifierRevue() {
  const [ouvert, poserOuvert] = useState(false);
  return (
    <>
      <Button onClick={() => poserOuvert(true)}>Planifier une revue</Button>
      {ouvert && <Formulaire surFermer={() => poserOuvert(false)} />}
    </>
  );
}

function Formulaire({ surFermer }: { surFermer: () => void }) {
  const [debut, poserDebut] = useState(demain);
  const [duree, poserDuree] = useState<number | string>(100);
  const [participants, poserParticipants] = useState<string[]>([]);
  const [idempotence] = useState(() => creerIdempotence(identifiantAleatoire));
  const requetes = useQueryClient();
  const aller = useNavigate();
  const planifier = useMutation({
    mutationFn: async () => {
      const corps = { debut: new Date(debut).toISOString(), dureeMinutes: Number(duree), participants };
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
  return (
    <Modal opened onClose={surFermer} title="Planifier une revue de dossiers">
      <form
        style={{ display: 'grid', gap: 14 }}
        onSubmit={(e) => {
          e.preventDefault();
          planifier.mutate();
        }}
      >
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
