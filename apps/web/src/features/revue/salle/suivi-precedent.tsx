import { Button, Group } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { RevueVue, SuiviVue } from '@pdp/domain';
import { cles } from '../../../platform/api/cles';
import { dateChiffres } from '../../../platform/format/dates';
import { peut } from '../../../platform/permissions/capacites';
import { Puce } from '../../../platform/ui/mise-en-page/puce';
import { prevenir } from '../../../platform/ui/retours/prevenir';
import { commandesRevue, optionsSuivi } from '../revue.requetes';
import styles from './salle.module.css';

/** Actions décidées la fois précédente : fait ou pas fait, en un clic, avant d'ouvrir le premier dossier. */
export function SuiviPrecedent({ revue }: { readonly revue: RevueVue }) {
  const suivi = useQuery(optionsSuivi(revue.id));
  const elements = suivi.data?.elements ?? [];
  if (elements.length === 0) return null;
  return (
    <section className={styles['suivi']} aria-labelledby="titre-suivi">
      <h2 id="titre-suivi">Décidé la dernière fois</h2>
      <ul>
        {elements.map((e) => (
          <Element key={e.tacheId} element={e} revue={revue} />
        ))}
      </ul>
    </section>
  );
}

function Element({ element: e, revue }: { element: SuiviVue; revue: RevueVue }) {
  const requetes = useQueryClient();
  const repondre = useMutation({
    mutationFn: (fait: boolean) => commandesRevue.repondreSuivi(revue.id, e.tacheId, fait, revue.epoqueConduite),
    onSuccess: () => void requetes.invalidateQueries({ queryKey: cles.revue(revue.id, 'suivi') }),
    onError: prevenir.echec,
  });
  const sujet = `${e.quoi}, ${e.nomAffiche ?? 'dossier'}`;
  return (
    <li>
      <div>
        <b>{e.quoi}</b> <span className="doux">— {e.nomAffiche ?? 'Dossier'}</span>
        <div className="fin">
          {e.responsable ?? 'À un service'}
          {e.echeance && `, pour le ${dateChiffres(e.echeance)}`} {e.enRetard && <Puce couleur="rouge">en retard</Puce>}
        </div>
      </div>
      {peut(revue, 'conduire') ? (
        <Group gap={6} wrap="nowrap">
          <Reponse
            actif={e.reponse === 'FAIT' || e.etat === 'FAITE'}
            sujet={sujet}
            surClic={() => repondre.mutate(true)}
          >
            Fait
          </Reponse>
          <Reponse actif={e.reponse === 'PAS_FAIT'} sujet={sujet} surClic={() => repondre.mutate(false)}>
            Pas fait
          </Reponse>
        </Group>
      ) : (
        <Puce couleur={e.etat === 'FAITE' ? 'vert' : e.reponse === 'PAS_FAIT' ? 'ambre' : 'gris'}>
          {e.etat === 'FAITE' ? 'fait' : e.reponse === 'PAS_FAIT' ? 'pas fait' : 'à dire'}
        </Puce>
      )}
    </li>
  );
}

type PropsReponse = { actif: boolean; sujet: string; surClic: () => void; children: string };

function Reponse({ actif, sujet, surClic, children }: PropsReponse) {
  return (
    <Button
      size="compact-md"
      variant={actif ? 'filled' : 'default'}
      aria-pressed={actif}
      aria-label={`${children} : ${sujet}`}
      onClick={surClic}
    >
      {children}
    </Button>
  );
}
