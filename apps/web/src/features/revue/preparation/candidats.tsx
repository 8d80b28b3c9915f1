import { Button, Group } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { LIMITES_TEXTE, type CandidatVue, type RevueVue } from '@pdp/domain';
import { cles } from '../../../platform/api/cles';
import { creerIdempotence, identifiantAleatoire } from '../../../platform/api/idempotence';
import { ChampTexteLibre } from '../../../platform/ui/formulaire/champ-texte-libre';
import { useQuiLira } from '../../dossier/lecteurs.requetes';
import { Puce } from '../../../platform/ui/mise-en-page/puce';
import { EtatVide } from '../../../platform/ui/retours/etat-vide';
import { Lecture } from '../../../platform/ui/retours/lecture';
import { prevenir } from '../../../platform/ui/retours/prevenir';
import { Suite } from '../../../platform/ui/tableau/pagination';
import { commandesRevue, optionsCandidats } from '../revue.requetes';
import { RAISONS } from '../revue.vue';
import styles from './preparation.module.css';

/** Candidats montrés d'emblée, puis à chaque demande : les plus pressants viennent en premier. */
const PAR_PAGE = 8;

/** Dossiers que la plateforme propose, avec leurs raisons ; on les inscrit avec une question. */
export function Candidats({ revue }: { readonly revue: RevueVue }) {
  const candidats = useQuery(optionsCandidats(revue.id));
  const [ouvert, poserOuvert] = useState<string | null>(null);
  const [montres, poserMontres] = useState(PAR_PAGE);
  return (
    <Lecture requete={candidats}>
      {({ elements }) => {
        const restants = elements.filter((c) => !c.inscrit);
        if (restants.length === 0)
          return <EtatVide titre="Rien de plus à proposer">Inscrivez un dossier depuis sa fiche si besoin.</EtatVide>;
        return (
          <>
            <ul className={styles['candidats']}>
              {restants.slice(0, montres).map((c) => (
                <li key={c.dossierId}>
                  <Candidat
                    candidat={c}
                    revueId={revue.id}
                    ouvert={ouvert === c.dossierId}
                    surOuvrir={() => poserOuvert(ouvert === c.dossierId ? null : c.dossierId)}
                  />
                </li>
              ))}
            </ul>
            <Suite
              affiches={Math.min(montres, restants.length)}
              encore={restants.length > montres}
              enCours={false}
              surSuite={() => poserMontres(montres + PAR_PAGE)}
            />
          </>
        );
      }}
    </Lecture>
  );
}

type PropsCandidat = { candidat: CandidatVue; revueId: string; ouvert: boolean; surOuvrir: () => void };

function Candidat({ candidat, revueId, ouvert, surOuvrir }: PropsCandidat) {
  return (
    <>
      <div className={styles['candidat']}>
        <div>
          <b>{candidat.nomAffiche}</b>
          <div className="fin nombre">{candidat.numero}</div>
          <Group gap={6} mt={4}>
            {candidat.raisons.map((r) => (
              <Puce key={r} couleur={RAISONS[r]?.couleur ?? 'gris'}>
                {RAISONS[r]?.libelle ?? r}
              </Puce>
            ))}
          </Group>
        </div>
        <Button
          variant="default"
          size="compact-md"
          aria-expanded={ouvert}
          aria-label={`Inscrire ${candidat.nomAffiche}`}
          onClick={surOuvrir}
        >
          Inscrire
        </Button>
      </div>
      {ouvert && <Question candidat={candidat} revueId={revueId} surFini={surOuvrir} />}
    </>
  );
}

function Question({ candidat, revueId, surFini }: { candidat: CandidatVue; revueId: string; surFini: () => void }) {
  const [question, poserQuestion] = useState('');
  const [erreur, poserErreur] = useState<string | null>(null);
  const [idempotence] = useState(() => creerIdempotence(identifiantAleatoire));
  const requetes = useQueryClient();
  const inscrire = useMutation({
    mutationFn: () => {
      const corps = { dossierId: candidat.dossierId, question: question.trim(), dureeMinutes: 8 };
      return commandesRevue.inscrire(revueId, corps, idempotence.clePour(corps));
    },
    onSuccess: () => {
      surFini();
      void requetes.invalidateQueries({ queryKey: cles.revue(revueId) });
    },
    onError: prevenir.echec,
  });
  return (
    <form
      className={styles['question']}
      onSubmit={(e) => {
        e.preventDefault();
        if (question.trim() === '') poserErreur('Posez une question au groupe.');
        else inscrire.mutate();
      }}
    >
      <ChampTexteLibre
        label="Question au groupe"
        lignes={2}
        limite={LIMITES_TEXTE.question}
        lecteurs={useQuiLira(candidat.dossierId, 'revueAgenda')}
        value={question}
        onChange={(t) => {
          poserQuestion(t);
          poserErreur(null);
        }}
        error={erreur}
        placeholder="Que doit trancher le groupe ?"
      />
      <Button type="submit" loading={inscrire.isPending}>
        Inscrire à l’ordre du jour
      </Button>
    </form>
  );
}
