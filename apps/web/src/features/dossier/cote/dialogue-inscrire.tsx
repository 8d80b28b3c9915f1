import { Modal, NativeSelect } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { LIMITES_TEXTE } from '@pdp/domain';
import type { DossierVue, Page, RevueLigne } from '@pdp/domain';
import { useState } from 'react';
import { cles } from '../../../platform/api/cles';
import { api } from '../../../platform/api/client';
import { creerIdempotence, identifiantAleatoire } from '../../../platform/api/idempotence';
import { dateHeureMoyenne } from '../../../platform/format/dates';
import { pluriel } from '../../../platform/format/textes';
import { ChampTexteLibre } from '../../../platform/ui/formulaire/champ-texte-libre';
import { EtatVide } from '../../../platform/ui/retours/etat-vide';
import { Lecture } from '../../../platform/ui/retours/lecture';
import { prevenir } from '../../../platform/ui/retours/prevenir';
import { commandesRevue } from '../../revue/revue.requetes';
import { useQuiLira } from '../lecteurs.requetes';
import { useRelireDossier } from '../dossier.requetes';
import { CadreDialogue } from './cadre-dialogue';

const TITRE = 'Inscrire à une revue de dossiers';
const MINUTES = 8;

type Props = { readonly dossier: DossierVue; readonly fermer: () => void };

/** Inscrit le dossier à une revue dont l'ordre du jour est ouvert, avec une question au groupe. */
export function DialogueInscrire({ dossier, fermer }: Props) {
  const revues = useQuery({
    queryKey: [...cles.revues({ etat: 'ORDRE_DU_JOUR_OUVERT' }), 'choix'],
    queryFn: ({ signal }) =>
      api.lire<Page<RevueLigne>>('/revues', { signal, params: { etat: 'ORDRE_DU_JOUR_OUVERT', limite: 50 } }),
  });
  const ouvertes = revues.data?.elements ?? [];
  if (ouvertes.length > 0) return <Formulaire dossier={dossier} revues={ouvertes} fermer={fermer} />;
  return (
    <Modal opened onClose={fermer} title={TITRE}>
      <Lecture requete={revues}>
        {() => (
          <EtatVide titre="Aucune revue ouverte">
            Demandez à la coordination d’ouvrir l’ordre du jour de la prochaine revue.
          </EtatVide>
        )}
      </Lecture>
    </Modal>
  );
}

const libelleRevue = ({ titre, debut, nombrePassages }: RevueLigne): string =>
  `${titre} (${dateHeureMoyenne(debut)}, ${pluriel(nombrePassages, 'dossier')})`;

function useInscrire(dossierId: string, fermer: () => void) {
  const [idempotence] = useState(() => creerIdempotence(identifiantAleatoire));
  const requetes = useQueryClient();
  const relire = useRelireDossier(dossierId);
  return useMutation({
    mutationFn: ({ revueId, question }: { revueId: string; question: string }) => {
      const corps = { dossierId, question, dureeMinutes: MINUTES };
      return commandesRevue.inscrire(revueId, corps, idempotence.clePour({ ...corps, revueId }));
    },
    onSuccess: (_, { revueId }) => {
      prevenir.succes('Dossier inscrit à l’ordre du jour.');
      void requetes.invalidateQueries({ queryKey: cles.revues() });
      void requetes.invalidateQueries({ queryKey: cles.revue(revueId) });
      void relire();
      fermer();
    },
  });
}

function Formulaire({ dossier, revues, fermer }: Props & { revues: readonly RevueLigne[] }) {
  const [revueId, poserRevue] = useState(revues[0]?.id ?? '');
  const [question, poserQuestion] = useState('');
  const [refus, poserRefus] = useState<string | null>(null);
  const inscrire = useInscrire(dossier.id, fermer);
  const lecteurs = useQuiLira(dossier.id, 'revueAgenda');
  const envoyer = () => {
    if (question.trim() === '') poserRefus('Posez une question au groupe\u00a0: elle guide la discussion.');
    else inscrire.mutate({ revueId, question: question.trim() });
  };
  return (
    <CadreDialogue
      titre={TITRE}
      bouton="Inscrire à l’ordre du jour"
      action={inscrire}
      surEnvoi={envoyer}
      fermer={fermer}
    >
      <NativeSelect
        label="Revue"
        data={revues.map((revue) => ({ value: revue.id, label: libelleRevue(revue) }))}
        value={revueId}
        onChange={(e) => poserRevue(e.currentTarget.value)}
      />
      <ChampTexteLibre
        label="Question au groupe"
        required
        limite={LIMITES_TEXTE.question}
        lecteurs={lecteurs}
        value={question}
        onChange={(texte) => {
          poserQuestion(texte);
          poserRefus(null);
        }}
        error={refus}
      />
    </CadreDialogue>
  );
}
