/** The 19 main targets of the commune's congress resolution (M02; the report names their number, not their wording: these are invented). */
import type { DemoTarget } from '../life/resolution.ts';

const of = (indicator: string, measure: string, goalMin: string, goalMax = goalMin): DemoTarget => ({
  indicator,
  measure,
  goalMin,
  goalMax,
});
const share = (
  indicator: string,
  baseText: string,
  baseValue: string,
  goalMin: string,
  goalMax = goalMin,
): DemoTarget => ({ indicator, measure: 'percent', baseText, baseValue, goalMin, goalMax });

export const TARGETS: DemoTarget[] = [
  of('Kết nạp đảng viên mới trong nhiệm kỳ', 'members', '150', '180'),
  share('Chi bộ có bí thư đồng thời là trưởng thôn', 'các chi bộ thôn, làng', '91.2', '100'),
  share('Chi bộ khu dân cư có chi ủy', 'các chi bộ thôn, làng', '100', '100'),
  share('Đảng viên dự sinh hoạt hằng tháng', 'đảng viên phải dự họp', '88', '95', '100'),
  share('Chi bộ hoàn thành tốt nhiệm vụ trở lên', 'chi bộ được xếp loại', '90', '95'),
  of('Giảm số hộ nghèo toàn xã còn', 'households', '120', '150'),
  of('Xóa nhà tạm, nhà dột nát', 'houses', '85'),
  share('Đường nội thôn được bê tông hóa', 'tổng chiều dài đường nội thôn', '72', '90', '95'),
  of('Trồng mới cây xanh phân tán', 'hectares', '40', '50'),
  share('Hộ dân dùng nước sạch', 'tổng số hộ', '94', '98'),
  of('Thôn đạt chuẩn nông thôn mới kiểu mẫu', 'villages', '6', '8'),
  share('Trẻ em trong độ tuổi đến trường', 'trẻ em từ 6 đến 14 tuổi', '98.5', '99.5', '100'),
  share('Người dân tham gia bảo hiểm y tế', 'dân số của xã', '93', '95', '97'),
  of('Tổ hợp tác, hợp tác xã thành lập mới', 'models', '5', '7'),
  of('Mô hình dân vận khéo được công nhận', 'models', '12', '15'),
  share('Hộ gia đình đạt danh hiệu văn hóa', 'tổng số hộ', '86', '90'),
  of('Buổi đối thoại của cấp ủy với nhân dân', 'meetings', '34', '34'),
  share('Kiến nghị của chi bộ được trả lời đúng hạn', 'kiến nghị đã gửi lên cấp trên', '70', '95', '100'),
  of('Vụ việc hòa giải thành tại thôn', 'meetings', '60', '70'),
];
