import type { MonTravailVue } from '@pdp/domain';
import { pluriel } from '../../platform/format/textes';
import { useSession } from '../../platform/session/session.requetes';
import { LienTexte } from '../../platform/ui/liens/liens';
import { Carte } from '../../platform/ui/mise-en-page/carte';
import { Puce } from '../../platform/ui/mise-en-page/puce';
import { couleurAlerte } from './travail.vue';
import styles from './travail.module.css';

type Props = { readonly vigilance: MonTravailVue['vigilance'] };

/** Compteurs de vigilance : chacun ouvre la liste filtrée. */
export function CarteVigilance({ vigilance }: Props) {
  const { fonction } = useSession().habilitationActive;
  const presentes = vigilance.filter((ligne) => ligne.nombre > 0);
  const perimetre = fonction === 'COORDINATEUR' ? {} : { referent: 'moi' as const };
  return (
    <Carte titre="Vigilance">
      {presentes.length === 0 ? (
        <p className="doux">
          Rien à surveiller&nbsp;: chaque dossier a un référent, une étape datée et un contact récent.
        </p>
      ) : (
        <ul className={styles['vigilance']}>
          {presentes.map((ligne) => (
            <li key={ligne.code}>
              <Puce couleur={couleurAlerte(ligne.code)}>{ligne.libelle}</Puce>
              <LienTexte to="/assures" search={{ alerte: ligne.code, ...perimetre }}>
                {pluriel(ligne.nombre, 'dossier')}
                <span className="visuellement-cache">&nbsp;: {ligne.libelle}</span>
              </LienTexte>
            </li>
          ))}
        </ul>
      )}
    </Carte>
  );
}
