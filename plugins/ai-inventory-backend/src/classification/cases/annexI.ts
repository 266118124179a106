import {
  REGULATED_PRODUCTS,
  type RegulatedProduct,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { casesOf } from './labelledCase';

const SYSTEMS: Readonly<Record<RegulatedProduct, string>> = {
  machinery: 'Emergency stop of a robot arm',
  toys: 'Safety of a toy that moves by itself',
  'recreational-craft': 'Collision avoidance of a yacht',
  lifts: 'Control of the doors of a lift',
  'explosive-atmospheres-equipment': 'Ignition control in a mine',
  'radio-equipment': 'Protection from fraud of a payment device with radio',
  'pressure-equipment': 'Pressure relief of a boiler',
  cableways: 'Brakes of a cable car',
  'personal-protective-equipment': 'Air supply of a breathing apparatus',
  'gas-appliances': 'Flame control of a gas burner',
  'medical-devices': 'Detection of tumours in X-ray images',
  'in-vitro-diagnostics': 'Diagnosis from blood samples',
  'civil-aviation-security': 'Screening of luggage at an airport',
  'two-or-three-wheel-vehicles': 'Brake assistance of a motorcycle',
  'agricultural-vehicles': 'Automatic steering of a tractor',
  'marine-equipment': 'Fire detection on a ship',
  'rail-systems': 'Automatic train protection',
  'motor-vehicles': 'Emergency braking of a car',
  'civil-aviation': 'Flight control of a drone',
};

export const annexI = [
  ...casesOf(
    'high-risk',
    REGULATED_PRODUCTS.map(product => [
      SYSTEMS[product],
      `Article 6(1), Annex I: ${product}`,
      { regulatedProducts: [product], thirdPartyAssessment: true },
    ]),
  ),
  ...casesOf('minimal', [
    [
      'A toy that its maker may assess alone',
      'Article 6(1)(b)',
      { regulatedProducts: ['toys'], thirdPartyAssessment: false },
    ],
    [
      'A part of a car that only makes driving more comfortable',
      'Article 3(14): no safety component',
      { regulatedProducts: [], thirdPartyAssessment: true },
    ],
  ]),
  ...casesOf('unknown', [
    [
      'A medical device of which nobody said who assesses it',
      'Article 6(1)(b)',
      { regulatedProducts: ['medical-devices'] },
    ],
  ]),
];
