import { DECISIONS, suiteAuCompteRendu, type CompteRenduVue, type CodeDecision } from '@pdp/domain';
import { dateChiffres, dateHeureLongue, heure } from '../../../platform/format/dates';
import { Carte } from '../../../platform/ui/mise-en-page/carte';
import { Puce } from '../../../platform/ui/mise-en-page/puce';
import { EtatVide } from '../../../platform/ui/retours/etat-vide';
import { regrouperReserves } from '../revue.vue';
import type { PassageRendu } from '../revue.vue';
import { Ajouts, Lectures, Synthese } from './apres-seance';

/** Compte rendu lu par une personne : seulement les dossiers et les décisions qu'elle peut lire. */
export function CompteRendu({ compteRendu }: { readonly compteRendu: CompteRenduVue }) {
  return (
    <>
      <Carte titre="Séance">
        <p>
          Du {dateHeureLongue(compteRendu.debut)}
          {compteRendu.fin && ` à ${heure(compteRendu.fin)}`}.
        </p>
        <p className="doux">
          Présents&nbsp;:{' '}
          {compteRendu.presents.length === 0
            ? 'non relevés'
            : compteRendu.presents.map((p) => `${p.nom} (${p.fonction})`).join(', ')}
          .
        </p>
      </Carte>
      <Synthese compteRendu={compteRendu} />
      {compteRendu.passages.length === 0 && (
        <EtatVide titre="Aucun dossier">Cette séance n’a examiné aucun dossier.</EtatVide>
      )}
      {regrouperReserves(compteRendu.passages).map((groupe) => (
        <Passages key={groupe[0]?.ordre} groupe={groupe} />
      ))}
      {compteRendu.plusTard.length > 0 && (
        <Carte titre="À garder pour plus tard">
          <ul>
            {compteRendu.plusTard.map((sujet) => (
              <li key={sujet}>{sujet}</li>
            ))}
          </ul>
        </Carte>
      )}
      <Ajouts compteRendu={compteRendu} />
      <Lectures compteRendu={compteRendu} />
    </>
  );
}

function Passages({ groupe: [premier, ...suite] }: { groupe: readonly PassageRendu[] }) {
  if (!premier) return null;
  if (premier.visible) return <Passage passage={premier} />;
  const dernier = suite.at(-1);
  return (
    <div className="ferme">
      <b>{dernier ? `Dossiers ${premier.ordre} à ${dernier.ordre}` : `Dossier ${premier.ordre}`}</b> —{' '}
      {dernier ? 'réservés\u00a0: vous n’y avez pas accès.' : 'réservé\u00a0: vous n’y avez pas accès.'}
    </div>
  );
}

function Passage({ passage: p }: { passage: PassageRendu }) {
  return (
    <Carte
      titre={`${p.ordre}. ${p.nomAffiche ?? 'Dossier'}`}
      actions={
        <Puce couleur={p.decision ? 'vert' : 'ambre'}>
          {p.decision ? DECISIONS[p.decision.code as CodeDecision].libelle : (suiteAuCompteRendu(p.etat) ?? p.etat)}
        </Puce>
      }
    >
      <p className="doux">Question&nbsp;: {p.question}</p>
      {p.voixManquantes.length > 0 && (
        <Puce couleur="ambre">{`voix manquante\u00a0: ${p.voixManquantes.join(', ')}`}</Puce>
      )}
      {p.decision && (
        <>
          <p>{p.decision.texte}</p>
          {p.decision.actions.length > 0 && (
            <ul>
              {p.decision.actions.map((a) => (
                <li key={`${a.quoi}${a.responsableId}`}>
                  {a.quoi} — {a.responsable ?? 'à préciser'}, avant le {dateChiffres(a.echeance)}
                </li>
              ))}
            </ul>
          )}
          <p className="doux">Dit à l’assuré&nbsp;: «&nbsp;{p.decision.phraseAssure}&nbsp;»</p>
        </>
      )}
    </Carte>
  );
}
